-- How far the ten steps reach: with what share of the people each step was ever a topic, and with
-- what share it is current today. A group of fewer than five people or leaders does not appear.
SELECT
  progress.area,
  progress.step,
  COUNT(DISTINCT progress.leader) AS leaders,
  COUNT(DISTINCT progress.person_id) AS people,
  ROUND(100.0 * SUM(CASE WHEN progress.last IS NOT NULL THEN 1 ELSE 0 END) / COUNT(*)) AS reached_percent,
  ROUND(100.0 * SUM(CASE WHEN progress.state = 'current' THEN 1 ELSE 0 END) / COUNT(*)) AS current_percent
FROM progress
JOIN people ON people.leader = progress.leader AND people.id = progress.person_id
WHERE people.state <> 'left' AND progress.state <> 'not_applicable'
GROUP BY progress.area, progress.step
HAVING COUNT(DISTINCT progress.leader) >= 5 AND COUNT(DISTINCT progress.person_id) >= 5
ORDER BY progress.area, progress.step
