-- series: what is the value of a registered indicator, for a region and a period?
-- One recommended row a key (indicator, region, measure, period, annual_average, comparison_basis, base_period,
-- rank_scope), actual values only.
-- An observation without a region or a period has no key and is not here.
--
-- Where several observations share a key they are candidates, and the first of these rules that tells them
-- apart decides; `why` names it:
--   1. a document that a government issued before a specimen written for this project
--   2. the document delivered (else published) later; an undated one last
--   3. a work report, plan or bulletin before any other type of document
--   4. the value with more decimals
--   5. none: the observation_id that sorts first, so that the choice is always the same
CREATE VIEW series AS
WITH candidates AS (
    SELECT
        observations.*,
        coalesce(observations.region_code, observations.region) AS place,
        documents.title AS document_title,
        documents.document_type,
        coalesce(documents.delivered_on, documents.published_on) AS document_date,
        documents.specimen,
        documents.document_type IN ('work_report', 'plan', 'bulletin') AS state_document,
        length(rtrim(split_part(CAST(TRY_CAST(observations.value AS DECIMAL(38, 6)) AS VARCHAR), '.', 2), '0'))
            AS decimals
    FROM observations
    JOIN documents ON documents.document_id = observations.document_id
    WHERE observations.indicator IS NOT NULL
      AND observations.status = 'actual'
      AND observations.region IS NOT NULL
      AND observations.period IS NOT NULL
),
ranked AS (
    SELECT
        *,
        count(*) OVER same_key AS candidates,
        row_number() OVER best_first AS place_in_order,
        lead(specimen) OVER best_first AS next_specimen,
        lead(document_date) OVER best_first AS next_date,
        lead(state_document) OVER best_first AS next_state_document,
        lead(decimals) OVER best_first AS next_decimals
    FROM candidates
    WINDOW
        same_key AS (PARTITION BY indicator, place, measure, period, annual_average, comparison_basis, base_period, rank_scope),
        best_first AS (
            PARTITION BY indicator, place, measure, period, annual_average, comparison_basis, base_period, rank_scope
            ORDER BY
                specimen,
                document_date DESC NULLS LAST,
                state_document DESC,
                decimals DESC NULLS LAST,
                observation_id
        )
)
SELECT
    ranked.indicator,
    indicators.name_zh,
    indicators.name_en,
    indicators.topic,
    ranked.region,
    ranked.region_code,
    ranked.measure,
    ranked.period,
    ranked.period_start,
    ranked.period_end,
    ranked.annual_average,
    ranked.comparison_basis,
    ranked.base_period,
    ranked.rank_scope,
    ranked.comparator,
    ranked.value,
    ranked.value_high,
    ranked.unit,
    ranked.value_base,
    ranked.unit_base,
    ranked.candidates,
    CASE
        WHEN ranked.candidates = 1 THEN 'only candidate'
        WHEN ranked.specimen IS DISTINCT FROM ranked.next_specimen THEN 'issued by a government'
        WHEN ranked.document_date IS DISTINCT FROM ranked.next_date THEN 'later document'
        WHEN ranked.state_document IS DISTINCT FROM ranked.next_state_document THEN 'state document'
        WHEN ranked.decimals IS DISTINCT FROM ranked.next_decimals THEN 'more decimals'
        ELSE 'first by id'
    END AS why,
    ranked.observation_id,
    ranked.document_id,
    ranked.document_title,
    ranked.document_type,
    ranked.document_date,
    ranked.specimen
FROM ranked
JOIN indicators ON indicators.indicator = ranked.indicator
WHERE ranked.place_in_order = 1
ORDER BY ranked.indicator, ranked.place, ranked.measure, ranked.period_start, ranked.period,
    ranked.base_period, ranked.rank_scope;

COMMENT ON VIEW series IS '已登记指标的推荐值：每个键（指标、区域、含义、时期、对比时期、位次范围）一行，仅含实际值；why 说明选取依据，candidates 为候选数。 | Recommended values of registered indicators: one row a key (indicator, region, measure, period, base period, rank scope), actual values only; why names the rule that chose it, candidates counts what there was to choose from.';
COMMENT ON COLUMN series.indicator IS '指标代码。 | Code of the indicator.';
COMMENT ON COLUMN series.candidates IS '同一键的观测值数，即可选的候选数。 | Number of observations with the same key, to choose from.';
COMMENT ON COLUMN series.why IS '选取该值的依据。 | Which rule chose the value.';
COMMENT ON COLUMN series.document_title IS '文件标题。 | Title of the document.';
COMMENT ON COLUMN series.document_date IS '文件的发表日期，没有时为公布日期。 | Day on which the document was delivered, else published.';
