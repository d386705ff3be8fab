-- unregistered_indicators: which indicators should be registered next?
-- One row a name under which observations without a code are stated, the most frequent first: how many
-- observations and documents state it, and the unit that most of them state it in (of equally frequent ones the
-- one that sorts first; null where most have none).
--
-- Names stand here as the sentences say them. Some are no indicator on their own: a general word (项目数), a name
-- cut short, the investment of one project.
CREATE VIEW unregistered_indicators AS
WITH in_unit AS (
    SELECT
        indicator_name,
        unit,
        row_number() OVER (PARTITION BY indicator_name ORDER BY count(*) DESC, unit NULLS LAST) AS place
    FROM observations
    WHERE indicator IS NULL
    GROUP BY indicator_name, unit
)
SELECT
    observations.indicator_name,
    count(*) AS observations,
    count(DISTINCT observations.document_id) AS documents,
    in_unit.unit
FROM observations
JOIN in_unit ON in_unit.indicator_name = observations.indicator_name AND in_unit.place = 1
WHERE observations.indicator IS NULL
GROUP BY observations.indicator_name, in_unit.unit
ORDER BY count(*) DESC, documents DESC, observations.indicator_name;

COMMENT ON VIEW unregistered_indicators IS '尚未登记的指标：没有代码的观测值按名称汇总，附观测值数、文件数和最常用的单位，按频次从高到低排列。 | Indicators not registered yet: the names of observations without a code, with the number of observations and documents and the most frequent unit, the most frequent first.';
COMMENT ON COLUMN unregistered_indicators.unit IS '最常用的单位；多数无单位时为空。 | Unit that most of the observations are stated in; null where most have none.';
COMMENT ON COLUMN unregistered_indicators.observations IS '使用该名称的观测值数。 | Number of observations under the name.';
COMMENT ON COLUMN unregistered_indicators.documents IS '使用该名称的文件数。 | Number of documents that state it.';
