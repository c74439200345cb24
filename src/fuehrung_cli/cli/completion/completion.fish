# Names come from a list that the program has kept, while nothing of a person is newer than it;
# all else is asked of the program.
function __fuehrung_names
    set -l word $argv[1]
    set -l lower (string lower -- "$word")
    set -l home (string match -r '.+' -- @DATA@)[1]
    set -l home (string trim -r -c / -- $home)
    set -l file (string match -r '.+' -- @CACHE@)[1]/names
    string match -qr '[^a-zA-Z0-9äöüÄÖÜ-]|^[a-zA-Z][0-9]' -- "$word"; and return 1
    test -r $file -a -d $home/people; and type -q path; or return 1
    set -l folders $home/people/*/
    set -l files $home/people/*/person.toml
    # In whole seconds: what changed within the second of the list may be newer than it.
    set -l times (path mtime -- $home/people $folders $files)
    test (math max (string join , $times)) -lt (path mtime -- $file); or return 1
    set -l lines (string match -r '.+' < $file)
    test "$lines[1]" = "@HEAD@"\t"$home"; or return 1
    # The first form that begins so, of every person who has one.
    set -l form '^([^\t]*)\t(?:[^\t]*\t)*?(?:'$word'|'$lower')([^\t]*)(?:\t.*)?$'
    set -l found (string replace -fr -- $form $word'$2'\t'$1' $lines[2..])
    set -q found[1]; or return 1
    printf '%s\n' $found
end

function __fuehrung_ask
    set -l current $argv[1]
    set -l program $argv[2]
    for line in ($program _complete fish $argv[3..] "$current" 2>/dev/null)
        switch $line
            case \t'files'
                __fish_complete_path "$current"
            case \t'folders'
                __fish_complete_directories "$current"
            case '*'
                echo $line
        end
    end
end

function __fuehrung_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    switch "$before[2..]"
        case @PLACES@
            __fuehrung_names "$current"; or __fuehrung_ask "$current" $before
        case '*'
            __fuehrung_ask "$current" $before
    end
end
for program in @PROGRAMS@
    complete -c $program -f -k -a '(__fuehrung_complete)'
end
