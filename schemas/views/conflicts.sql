-- conflicts: where do two documents contradict each other?
-- One row for each pair of observations of different documents that share the key of `series` (registered indicator,
-- region, measure, period, annual_average, comparison_basis, base_period, rank_scope; actual values) and whose values in
-- the same unit cannot both be true: a preliminary figure and a revised one, or two sources that disagree.
--
-- Values are compared no closer than the coarser of them is stated: 500.2 and 500 agree, 500.2 and 500.3 do
-- not. (A number does not keep its final zeros: 500.0 is read as 500.) A range agrees with what lies in it;
-- "more than" and "at most" agree with whatever lies on their side; "about" contradicts nothing.
-- `difference` is the later value less the earlier, in `difference_unit`.
CREATE VIEW conflicts AS
WITH stated AS (
    SELECT
        observations.*,
        coalesce(observations.region_code, observations.region) AS place,
        documents.title AS document_title,
        documents.specimen,
        coalesce(documents.delivered_on, documents.published_on) AS document_date,
        coalesce(observations.value_base, observations.value) AS amount,
        coalesce(observations.unit_base, observations.unit, '') AS amount_unit,
        -- What one unit as said is in the base unit: 亿元 → 100000000.
        CASE WHEN observations.value <> 0 THEN coalesce(observations.value_base / observations.value, 1) ELSE 1 END
            AS scale,
        coalesce(
            length(rtrim(split_part(CAST(TRY_CAST(observations.value AS DECIMAL(38, 6)) AS VARCHAR), '.', 2), '0')),
            0
        ) AS decimals
    FROM observations
    JOIN documents ON documents.document_id = observations.document_id
    WHERE observations.indicator IS NOT NULL
      AND observations.status = 'actual'
      AND observations.comparator <> 'approx'
      AND observations.region IS NOT NULL
      AND observations.period IS NOT NULL
),
bounded AS (
    SELECT
        *,
        CASE WHEN comparator IN ('le', 'lt') THEN CAST('-infinity' AS DOUBLE) ELSE amount END AS lowest,
        CASE
            WHEN comparator IN ('ge', 'gt') THEN CAST('infinity' AS DOUBLE)
            ELSE amount + (coalesce(value_high, value) - value) * scale
        END AS highest,
        -- Half of the last place stated, and a little for the arithmetic of floating point.
        abs(scale) * power(10, -decimals) / 2 * (1 + 1e-6) AS tolerance
    FROM stated
)
SELECT
    'conflict_' || left(sha256(earlier.observation_id || '|' || later.observation_id), 16) AS conflict_id,
    earlier.indicator,
    earlier.indicator_name,
    earlier.region,
    earlier.region_code,
    earlier.measure,
    earlier.period,
    earlier.annual_average,
    earlier.comparison_basis,
    earlier.base_period,
    earlier.rank_scope,
    earlier.comparator AS earlier_comparator,
    earlier.value AS earlier_value,
    earlier.value_high AS earlier_value_high,
    earlier.unit AS earlier_unit,
    later.comparator AS later_comparator,
    later.value AS later_value,
    later.value_high AS later_value_high,
    later.unit AS later_unit,
    later.amount - earlier.amount AS difference,
    nullif(earlier.amount_unit, '') AS difference_unit,
    earlier.sentence AS earlier_sentence,
    later.sentence AS later_sentence,
    earlier.document_title AS earlier_document_title,
    later.document_title AS later_document_title,
    earlier.document_date AS earlier_document_date,
    later.document_date AS later_document_date,
    earlier.observation_id AS earlier_observation_id,
    later.observation_id AS later_observation_id
FROM bounded AS earlier
JOIN bounded AS later
    ON later.indicator = earlier.indicator
   AND later.document_id <> earlier.document_id
   AND later.place = earlier.place
   AND later.measure = earlier.measure
   AND later.period = earlier.period
   AND later.annual_average = earlier.annual_average
   AND later.comparison_basis IS NOT DISTINCT FROM earlier.comparison_basis
   AND later.base_period IS NOT DISTINCT FROM earlier.base_period
   AND later.rank_scope IS NOT DISTINCT FROM earlier.rank_scope
   AND later.amount_unit = earlier.amount_unit
   -- A specimen is nobody's statement, and contradicts none.
   AND later.specimen = earlier.specimen
WHERE (coalesce(earlier.document_date, DATE '0001-01-01'), earlier.observation_id)
        < (coalesce(later.document_date, DATE '0001-01-01'), later.observation_id)
  AND greatest(later.lowest - earlier.highest, earlier.lowest - later.highest)
        > greatest(earlier.tolerance, later.tolerance)
ORDER BY earlier.indicator, earlier.place, earlier.measure, earlier.period,
    earlier.observation_id, later.observation_id;

COMMENT ON VIEW conflicts IS '不同文件中互相矛盾的观测值：同一键而数值在所述精度内不一致的每一对，附两处原句和差额。 | Contradictions between documents: each pair of observations with the same key whose values differ beyond the decimals stated, with both sentences and the difference.';
COMMENT ON COLUMN conflicts.conflict_id IS '该对矛盾的标识，由两个观测值标识生成。 | Identifier of the pair, made of the ids of both observations.';
COMMENT ON COLUMN conflicts.earlier_comparator IS '较早文件所述数值与事实的关系，代码同 comparator。 | How the earlier number bounds the fact, as in comparator.';
COMMENT ON COLUMN conflicts.earlier_value IS '较早文件的数值。 | Value in the earlier document.';
COMMENT ON COLUMN conflicts.earlier_value_high IS '较早文件所述区间的上限。 | Upper end of the range in the earlier document.';
COMMENT ON COLUMN conflicts.earlier_unit IS '较早文件的单位。 | Unit in the earlier document.';
COMMENT ON COLUMN conflicts.later_comparator IS '较晚文件所述数值与事实的关系，代码同 comparator。 | How the later number bounds the fact, as in comparator.';
COMMENT ON COLUMN conflicts.later_value IS '较晚文件的数值。 | Value in the later document.';
COMMENT ON COLUMN conflicts.later_value_high IS '较晚文件所述区间的上限。 | Upper end of the range in the later document.';
COMMENT ON COLUMN conflicts.later_unit IS '较晚文件的单位。 | Unit in the later document.';
COMMENT ON COLUMN conflicts.difference IS '较晚值减较早值，以 difference_unit 计。 | Later value less the earlier, in difference_unit.';
COMMENT ON COLUMN conflicts.difference_unit IS '差额的单位，即基本单位。 | Unit of the difference, the base unit.';
COMMENT ON COLUMN conflicts.earlier_sentence IS '较早文件的原句，视公布范围而定。 | Sentence of the earlier document, as far as its access allows.';
COMMENT ON COLUMN conflicts.later_sentence IS '较晚文件的原句，视公布范围而定。 | Sentence of the later document, as far as its access allows.';
COMMENT ON COLUMN conflicts.earlier_document_title IS '较早文件的标题。 | Title of the earlier document.';
COMMENT ON COLUMN conflicts.later_document_title IS '较晚文件的标题。 | Title of the later document.';
COMMENT ON COLUMN conflicts.earlier_document_date IS '较早文件的发表日期，没有时为公布日期。 | Day on which the earlier document was delivered, else published.';
COMMENT ON COLUMN conflicts.later_document_date IS '较晚文件的发表日期，没有时为公布日期。 | Day on which the later document was delivered, else published.';
COMMENT ON COLUMN conflicts.earlier_observation_id IS '较早的观测值。 | The earlier observation.';
COMMENT ON COLUMN conflicts.later_observation_id IS '较晚的观测值。 | The later observation.';
