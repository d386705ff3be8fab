-- scorecard: what was promised, and what became of it?
-- One row a target, with the outcome beside it where there is one: both values, both sentences, where each
-- was said, the result, the gap (outcome less target, in the unit of the target) and the reason. `compared_value` is
-- the outcome in the unit of the target, stated (actual_value) or computed from the values of single years
-- (computed_from).
CREATE VIEW scorecard AS
SELECT
    target.indicator,
    target.indicator_name,
    target.region,
    target.region_code,
    target.measure,
    target.period,
    target_outcomes.result,
    target.comparator AS target_comparator,
    target.value AS target_value,
    target.value_high AS target_value_high,
    target.unit AS target_unit,
    actual.comparator AS actual_comparator,
    actual.value AS actual_value,
    actual.value_high AS actual_value_high,
    actual.unit AS actual_unit,
    actual.status AS actual_status,
    target_outcomes.actual_value AS compared_value,
    target_outcomes.gap,
    target_outcomes.reason,
    target.sentence AS target_sentence,
    actual.sentence AS actual_sentence,
    target_document.title AS target_document_title,
    actual_document.title AS actual_document_title,
    coalesce(target_document.delivered_on, target_document.published_on) AS target_document_date,
    coalesce(actual_document.delivered_on, actual_document.published_on) AS actual_document_date,
    target_outcomes.target_observation_id,
    target_outcomes.actual_observation_id,
    target_outcomes.computed_from
FROM target_outcomes
JOIN observations AS target ON target.observation_id = target_outcomes.target_observation_id
JOIN documents AS target_document ON target_document.document_id = target.document_id
LEFT JOIN observations AS actual ON actual.observation_id = target_outcomes.actual_observation_id
LEFT JOIN documents AS actual_document ON actual_document.document_id = actual.document_id
ORDER BY target.region_code, target.region, target.period_start, target.indicator, target.indicator_name,
    target_outcomes.target_observation_id;

COMMENT ON VIEW scorecard IS '目标与结果对照：每个目标一行，并列结果、两处原句、差距和原因。 | Targets beside outcomes: one row a target, with the outcome, both sentences, the gap and the reason.';
