-- unstated_indicators: which of the indicators that work reports usually state does a report leave out?
-- One row for each work report and each core indicator (indicators.core) of which the report has no actual value and no
-- estimate, of any measure and period, for its own region (for any region where its own is not known).
-- `target_stated` is true where the report does set a target for it.
--
-- "Left out" is what the rules found: of the numbers in a text they miss some, and give some another name (see the
-- table accuracy). Look at the report before you say that it is silent. Reports of closed access are not here.
CREATE VIEW unstated_indicators AS
WITH stated AS (
    SELECT
        observations.document_id,
        observations.indicator,
        bool_or(observations.status <> 'target') AS reported,
        bool_or(observations.status = 'target') AS target_stated
    FROM observations
    JOIN documents ON documents.document_id = observations.document_id
    WHERE documents.region IS NULL
       OR coalesce(observations.region_code, observations.region) = coalesce(documents.region_code, documents.region)
    GROUP BY observations.document_id, observations.indicator
)
SELECT
    documents.region,
    documents.region_code,
    documents.review_period,
    indicators.indicator,
    indicators.name_zh,
    indicators.name_en,
    coalesce(stated.target_stated, false) AS target_stated,
    documents.title AS document_title,
    coalesce(documents.delivered_on, documents.published_on) AS document_date,
    documents.document_id
FROM documents
CROSS JOIN indicators
LEFT JOIN stated ON stated.document_id = documents.document_id AND stated.indicator = indicators.indicator
WHERE documents.document_type = 'work_report'
  AND documents.access <> 'closed'
  AND indicators.core
  AND NOT coalesce(stated.reported, false)
ORDER BY documents.region_code, documents.region, document_date, documents.document_id, indicators.indicator;

COMMENT ON VIEW unstated_indicators IS '未载明的常用指标：每份工作报告中未读到其本地区实际值或预计值的每个核心指标一行；target_stated 表示是否提出了目标。以规则读取的结果为准，可能有遗漏。 | Usual indicators that a work report leaves out: one row for each report and core indicator of which no actual value or estimate was read for its own region; target_stated says whether a target was set. It is what the rules found, and they miss some.';
COMMENT ON COLUMN unstated_indicators.region IS '工作报告所述的行政区域。 | Administrative area that the report is about.';
COMMENT ON COLUMN unstated_indicators.region_code IS '该区域的代码。 | Code of that area.';
COMMENT ON COLUMN unstated_indicators.indicator IS '未载明的核心指标的代码。 | Code of the core indicator that was not stated.';
COMMENT ON COLUMN unstated_indicators.target_stated IS '报告是否提出了该指标的目标。 | Whether the report sets a target for it.';
COMMENT ON COLUMN unstated_indicators.document_title IS '工作报告的标题。 | Title of the report.';
COMMENT ON COLUMN unstated_indicators.document_date IS '报告的发表日期，没有时为公布日期。 | Day on which the report was delivered, else published.';
COMMENT ON COLUMN unstated_indicators.document_id IS '该工作报告。 | The report.';
