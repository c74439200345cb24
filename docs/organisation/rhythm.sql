-- The rhythm of talks: by area and month, with what share of the people there was a talk at all, how
-- many talks each of them had, and what share of the talks that name a purpose were about the person
-- rather than about tasks and numbers. Fewer than five people or leaders in an area: no row.
WITH teams AS (
  SELECT area, COUNT(DISTINCT leader) AS leaders, COUNT(*) AS people
  FROM people
  WHERE state <> 'left'
  GROUP BY area
),
talks AS (
  SELECT
    sessions.area,
    SUBSTR(CAST(sessions.day AS VARCHAR), 1, 7) AS talk_month,
    COUNT(*) AS talks,
    COUNT(DISTINCT sessions.person_id) AS met,
    SUM(CASE WHEN sessions.purpose IS NOT NULL THEN 1 ELSE 0 END) AS with_purpose,
    SUM(CASE WHEN sessions.purpose IN ('personal', 'recognition', 'development', 'support') THEN 1 ELSE 0 END)
      AS about_the_person
  FROM sessions
  JOIN people ON people.leader = sessions.leader AND people.id = sessions.person_id
  WHERE sessions.is_contact AND people.state <> 'left'
  GROUP BY sessions.area, SUBSTR(CAST(sessions.day AS VARCHAR), 1, 7)
)
SELECT
  teams.area,
  talks.talk_month,
  teams.leaders,
  teams.people,
  ROUND(100.0 * talks.met / teams.people) AS met_percent,
  ROUND(1.0 * talks.talks / teams.people, 1) AS talks_each,
  CASE WHEN talks.with_purpose >= 5 THEN ROUND(100.0 * talks.about_the_person / talks.with_purpose) END
    AS about_the_person_percent
FROM teams
JOIN talks ON talks.area = teams.area
WHERE teams.leaders >= 5 AND teams.people >= 5
ORDER BY teams.area, talks.talk_month
