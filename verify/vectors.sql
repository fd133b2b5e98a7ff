-- Recompute the vectors from the calendar and list those that differ. Tables given: calendar(date, kind, name, statutory,
-- notice, issued, number_seen) and deadlines(id, rule, key, unit, amount, rolls, clear, start, credited_from, credited_to,
-- due, source).
WITH RECURSIVE
changed AS ( -- a later notice overrides an earlier one; where only the month of issue is known, its end is taken
  SELECT date, kind FROM (
    SELECT date, kind, row_number() OVER (PARTITION BY date ORDER BY substr(issued || '-31', 1, 10) DESC) AS latest FROM calendar
  ) WHERE latest = 1
),
bounds AS (SELECT substr(min(date), 1, 4) || '-01-01' AS first, substr(max(date), 1, 4) || '-12-31' AS last FROM calendar),
days(day) AS (SELECT first FROM bounds UNION ALL SELECT date(day, '+1 day') FROM days, bounds WHERE day < last),
kinds AS MATERIALIZED (
  SELECT day, coalesce(kind = 'work', strftime('%w', day) BETWEEN '1' AND '5') AS working
  FROM days LEFT JOIN changed ON date = day
),
ranked AS MATERIALIZED (SELECT day, working, sum(working) OVER (ORDER BY day) AS rank FROM kinds),
work AS MATERIALIZED (SELECT rank, day FROM ranked WHERE working),
shifted AS ( -- months, to the corresponding day or else the last day of the month
  SELECT id, date(start, 'start of month', '+' || (amount * CASE unit WHEN 'year' THEN 12 ELSE 1 END) || ' months') AS month
  FROM deadlines WHERE unit IN ('month', 'year')
),
ended AS (
  SELECT v.id, v.rolls, v.clear, v.due, CASE v.unit
    WHEN 'day' THEN date(v.start, v.amount || ' days')
    WHEN 'date' THEN (strftime('%Y', v.start) + 1) || '-' || v.amount
    WHEN 'on' THEN v.amount
    WHEN 'working-day' THEN coalesce(
      -- the last day before the credited ones, if the period ends there; else it goes on after them
      (SELECT day FROM work WHERE rank = s.rank + v.amount AND (v.credited_from = '' OR day < v.credited_from)),
      (SELECT day FROM work WHERE rank = s.rank + v.amount + (
        SELECT count(*) FROM work AS w WHERE w.day BETWEEN v.credited_from AND v.credited_to AND w.day > v.start
      ))
    )
    ELSE min(
      date(m.month, '+' || (strftime('%d', v.start) - 1) || ' days'), date(m.month, '+1 month', '-1 day')
    )
  END AS day
  FROM deadlines AS v LEFT JOIN ranked AS s ON s.day = v.start LEFT JOIN shifted AS m ON m.id = v.id
),
cleared AS (SELECT id, rolls, due, CASE clear WHEN 'yes' THEN date(day, '+1 day') ELSE day END AS day FROM ended)
SELECT e.id, e.due AS given, CASE WHEN rolls = 'yes'
    THEN (SELECT w.day FROM work AS w WHERE w.rank = r.rank + (NOT r.working)) ELSE e.day END AS computed
FROM cleared AS e LEFT JOIN ranked AS r ON r.day = e.day
WHERE given IS NOT computed ORDER BY e.id;
