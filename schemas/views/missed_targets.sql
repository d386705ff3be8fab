-- missed_targets(region, year): which targets of a place for a year were missed?
-- The rows of scorecard with the result not_met, for a region by its full name or its code and for the year in which
-- the target's period ends; NULL stands for any region, or any year.
--     FROM missed_targets('990100', 2022);
--     FROM missed_targets(NULL, 2022);
CREATE MACRO missed_targets(place, in_year) AS TABLE
SELECT *
FROM scorecard
WHERE result = 'not_met'
  AND (CAST(place AS VARCHAR) IS NULL OR region = CAST(place AS VARCHAR) OR region_code = CAST(place AS VARCHAR))
  AND (
      CAST(in_year AS VARCHAR) IS NULL
      OR left(split_part(period, '/', -1), 4) = CAST(in_year AS VARCHAR)
  )
ORDER BY region_code, region, period, indicator, indicator_name, target_observation_id;

COMMENT ON MACRO TABLE missed_targets IS '未完成的目标：某区域（全称或代码）、某年份的 scorecard 中结果为 not_met 的各行；参数为 NULL 时不限。 | Missed targets: the rows of scorecard with the result not_met, of a region (full name or code) and a year; NULL for any.';
