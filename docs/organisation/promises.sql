-- Whether leaders keep their promises: by area and by the year in which a promise was due at first.
-- Kept late counts as kept and stands beside it; overdue and broken count as not kept; what was
-- released, or is not due yet, does not count. Fewer than five people or leaders: no row.
SELECT
  area,
  SUBSTR(CAST(first_due AS VARCHAR), 1, 4) AS due_year,
  COUNT(DISTINCT leader) AS leaders,
  COUNT(DISTINCT person_id) AS people,
  COUNT(*) AS promises,
  ROUND(100.0 * SUM(CASE WHEN word IN ('kept', 'kept_late') THEN 1 ELSE 0 END) / COUNT(*)) AS kept_percent,
  ROUND(100.0 * SUM(CASE WHEN word = 'kept_late' THEN 1 ELSE 0 END) / COUNT(*)) AS late_percent
FROM commitments
WHERE "by" = 'leader' AND word IN ('kept', 'kept_late', 'broken', 'overdue')
GROUP BY area, SUBSTR(CAST(first_due AS VARCHAR), 1, 4)
HAVING COUNT(DISTINCT leader) >= 5 AND COUNT(DISTINCT person_id) >= 5
ORDER BY area, due_year
