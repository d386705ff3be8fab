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
COMMENT ON COLUMN scorecard.target_comparator IS '目标数值与事实的关系，代码同 comparator。 | How the target bounds the fact, as in comparator.';
COMMENT ON COLUMN scorecard.target_value IS '目标值。 | Value of the target.';
COMMENT ON COLUMN scorecard.target_value_high IS '目标区间的上限。 | Upper end of a target that is a range.';
COMMENT ON COLUMN scorecard.target_unit IS '目标的单位。 | Unit of the target.';
COMMENT ON COLUMN scorecard.actual_comparator IS '结果数值与事实的关系，代码同 comparator。 | How the outcome bounds the fact, as in comparator.';
COMMENT ON COLUMN scorecard.actual_value IS '文件载明的结果值，以 actual_unit 计。 | Outcome as a document states it, in actual_unit.';
COMMENT ON COLUMN scorecard.actual_value_high IS '结果区间的上限。 | Upper end of an outcome that is a range.';
COMMENT ON COLUMN scorecard.actual_unit IS '结果的单位。 | Unit of the outcome.';
COMMENT ON COLUMN scorecard.actual_status IS '结果为实际值或预计值，代码表 status。 | Whether the outcome is actual or an estimate (code list status).';
COMMENT ON COLUMN scorecard.compared_value IS '与目标比较的结果，以目标的单位计；未作比较时为空。 | Outcome that the target was compared with, in the unit of the target; null where they were not compared.';
COMMENT ON COLUMN scorecard.reason IS '得出该结果的原因。 | Why the result is what it is.';
COMMENT ON COLUMN scorecard.target_sentence IS '目标所在原句，视公布范围而定。 | Sentence of the target, as far as its access allows.';
COMMENT ON COLUMN scorecard.actual_sentence IS '结果所在原句，视公布范围而定。 | Sentence of the outcome, as far as its access allows.';
COMMENT ON COLUMN scorecard.target_document_title IS '载明目标的文件的标题。 | Title of the document that sets the target.';
COMMENT ON COLUMN scorecard.actual_document_title IS '载明结果的文件的标题。 | Title of the document that states the outcome.';
COMMENT ON COLUMN scorecard.target_document_date IS '载明目标的文件的发表日期，没有时为公布日期。 | Day on which the document of the target was delivered, else published.';
COMMENT ON COLUMN scorecard.actual_document_date IS '载明结果的文件的发表日期，没有时为公布日期。 | Day on which the document of the outcome was delivered, else published.';
