"""Names and words that are easily taken for one another, in German and English."""

from __future__ import annotations


def words_in(text: str) -> frozenset[str]:
    """Returns the words of a list that is written as a text."""
    return frozenset(text.split())


PARTICLES = words_in(
    "al am auf bin da de del della den der des di do dos du el ibn im in la le les mac mc op "
    "st ten ter und van vom von y zu zum zur"
)
"""Small words of surnames, which by themselves name nobody."""
EVERYDAY = words_in(
    "alt alles an as at bach bald bar be best block blue braun breit brown bunt by case "
    "chance dick do drew ehrlich eigen ernst faith fein fest fleissig fox frank frei fried "
    "froh fromm frost fuchs gene gerade gern go good grace grant gray green grey grau groß "
    "gross grün gruen gut guy hard hart he heil heiß heiss hell hi hope hoch hunt jack jung "
    "junger just kalt keen klar klein klug knapp king krumm kühn kuehn kurz lang lange laut "
    "law lee leicht lieb liebe light little long love lustig major mark may mild mit moody "
    "more neu neumann new no noble nun ok old or page pat penny pool price rau recht red "
    "reich rein rich rob roh rose roth rot rund sauer scharf schön schoen schnell schon "
    "schwarz sharp short simple singer so so spät spaet stark still stolz strong sue süß "
    "suess swift tapfer to treu true um us wahl wahr warm we weich weiß weiss weit west white "
    "wild will win wise wohl wolf wood young zart"
)
"""Words that are names as well: written small they are taken for the word."""
TITLES = ("frau", "fräulein", "herrn", "herr", "hr", "fr", "mrs", "mr", "ms", "miss", "mister")
"""Words before a name that tell of the person, behind them a name stands."""
DEGREES = ("dr", "prof", "professor", "dipl", "ing", "med", "phil", "jur")
MONTHS_AND_DAYS = words_in(
    "januar februar märz april mai juni juli august september oktober november dezember "
    "january february march may june july october december montag dienstag mittwoch "
    "donnerstag freitag samstag sonnabend sonntag monday tuesday wednesday thursday friday "
    "saturday sunday ostern weihnachten pfingsten silvester easter christmas"
)
FIRST_NAMES = words_in(
    "adam adrian agnes ahmed aisha alan albert alex alexander alexandra alfred ali alice "
    "alina amelie amir amy ana anastasia andrea andreas andrew andrzej angela angelika anja "
    "anke ann anna anne anneliese annette annika anthony antje anton antonia antonio arne "
    "artur astrid axel ayşe ayse barbara beate ben benedikt benjamin bernd bernhard bert "
    "bettina bianca birgit bjarne björn boris brian brigitte britta bruno burak carina carla "
    "carlos carmen carola caroline carsten catherine cem charles charlotte chris christa "
    "christian christiane christina christine christoph christopher clara claudia claus "
    "clemens constanze cornelia dagmar daniel daniela david deborah deniz dennis detlef diana "
    "diego dieter dietmar dirk dmitri dominik donald doris dorothea edith eduard edward eva "
    "ekaterina elena elfriede elias elif elisabeth elizabeth elke ella ellen elsa emil emily "
    "emine emma emre eric erich erik erika ernest erwin esra esther eugen eva evelyn ewa "
    "fabian fabio fatih fatima fatma felix ferdinand finn florian francesca francesco franz "
    "franziska frauke fred frederik friederike friedrich fritz gabi gabriel gabriele georg "
    "george gerald gerd gerda gerhard gertrud gisela giovanni giulia giuseppe gregor greta "
    "grzegorz gudrun guido günter günther gustav hakan hamza hanna hannah hannelore hannes "
    "hans harald harry hartmut hasan hassan heather heidi heike heiko heiner heinrich heinz "
    "helen helena helga helge helmut henning henrik henry herbert hermann hilde hildegard "
    "holger horst hubert hugo hüseyin ibrahim igor ilona ilse imke ina ines inga inge "
    "ingeborg ingo ingrid irene iris irina irmgard isabel isabell isabella ivan jacob "
    "jacqueline jakob james jan jana jane janina janine jannik jasmin jason jean jeff "
    "jennifer jens jeremy jessica jim joachim joanna jochen johann johanna johannes john "
    "jonas jonathan jörg jörn jose josef joseph josephine joshua juan judith julia julian "
    "juliane jürgen justin jutta kai karen karin karina karl karla karolina karsten kaspar "
    "katarina kate katharina kathrin kathy katja katrin kemal kenneth kerstin kevin kilian "
    "kim kirsten klara klaus konrad konstantin krzysztof kristin kristina kurt lara larissa "
    "larry lars lasse laura lea lena leo leon leonard leonie lennart levin liam lilli lina "
    "linda linus lisa lothar louisa louis luca lucas lucia ludwig luis luisa lukas lutz lydia "
    "maik maja malte mandy manfred manuel manuela marc marcel marco marcus mareike margarete "
    "margit margot maria mariam marianne marie marina mario marion markus marlene martha "
    "martin martina mathias mathilda matthew matthias mats maximilian maya mehmet meike "
    "melanie melissa merve mia michael michaela michelle miguel mike mila milan mina mira "
    "miriam mohamed mohammed monika moritz murat mustafa nadia nadine nadja nancy natalia "
    "natalie nele nicholas nick nicolas nicole niels niklas nikolai nils nina noah nora "
    "norbert oksana olaf ole oleg olga oliver olivia oskar oğuz otto pamela pascal patricia "
    "patrick paul paula pauline pedro peggy peter petra philip philipp pia pierre piotr "
    "rachel rainer ralf ralph raphael rebecca regina reiner reinhard renate richard rita "
    "robert roberto robin roger roland rolf roman ronald ronny rosa rosemarie rüdiger rudi "
    "rudolf ruth ryan sabine sabrina sally samantha samuel sandra sarah sascha scott "
    "sebastian selin selma sergej sibylle siegfried sigrid silke silvia simon simone sofia "
    "sonja sophia sophie stefan stefanie steffen stella stephan stephanie stephen steve "
    "steven susan susanne svea sven svenja swen sylvia tamara tanja tarek tatjana theo "
    "theodor theresa thilo thomas thorben thorsten tilman tim timo tina tobias tom tomasz "
    "toni torben torsten udo ulf ulrich ulrike ursula ute uta uwe valentin valentina vanessa "
    "vera verena veronika victoria viktor viktoria vincent viola volker waltraud walter wanda "
    "werner wiebke wilhelm william wilma wolfgang xenia yannick yasemin yasin yusuf yvonne "
    "zeynep zoe zofia"
)
"""First names that are common in Germany or the English-speaking world and are no words."""
