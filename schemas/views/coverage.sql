-- coverage: which places, years and types of document are there, and how much was read from them?
-- One row for each region, year and type of document. The year is that in which the documents were delivered, else
-- published: a work report of 2022 reports on 2021. It is null for documents without a date, and the region is null
-- for documents that give no way to know it. `specimens` counts the documents that no government issued.
CREATE VIEW coverage AS
WITH dated AS (
    SELECT
        document_id,
        region,
        region_code,
        CAST(year(coalesce(delivered_on, published_on)) AS INTEGER) AS year,
        document_type,
        specimen
    FROM documents
),
numbers AS (
    SELECT
        document_id,
        count(*) AS observations,
        count(*) FILTER (status = 'actual') AS actuals,
        count(*) FILTER (status = 'estimate') AS estimates,
        count(*) FILTER (status = 'target') AS targets
    FROM observations
    GROUP BY document_id
),
undertakings AS (
    SELECT dated.region, dated.region_code, dated.year, dated.document_type,
        count(DISTINCT project_mentions.project_id) AS projects
    FROM project_mentions
    JOIN dated ON dated.document_id = project_mentions.document_id
    GROUP BY dated.region, dated.region_code, dated.year, dated.document_type
),
counted AS (
    SELECT
        dated.region,
        dated.region_code,
        dated.year,
        dated.document_type,
        count(*) AS documents,
        count(*) FILTER (dated.specimen) AS specimens,
        CAST(coalesce(sum(numbers.observations), 0) AS BIGINT) AS observations,
        CAST(coalesce(sum(numbers.actuals), 0) AS BIGINT) AS actuals,
        CAST(coalesce(sum(numbers.estimates), 0) AS BIGINT) AS estimates,
        CAST(coalesce(sum(numbers.targets), 0) AS BIGINT) AS targets
    FROM dated
    LEFT JOIN numbers ON numbers.document_id = dated.document_id
    GROUP BY dated.region, dated.region_code, dated.year, dated.document_type
)
SELECT counted.*, coalesce(undertakings.projects, 0) AS projects
FROM counted
LEFT JOIN undertakings
    ON undertakings.region IS NOT DISTINCT FROM counted.region
   AND undertakings.region_code IS NOT DISTINCT FROM counted.region_code
   AND undertakings.year IS NOT DISTINCT FROM counted.year
   AND undertakings.document_type = counted.document_type
ORDER BY counted.region_code, counted.region, counted.year, counted.document_type;

COMMENT ON VIEW coverage IS '覆盖范围：每个区域、年份（发表或公布的年份）和文件类型一行，附文件、样例、观测值、实际值、预计值、目标值和项目的数目。 | What is covered: one row for each region, year (of delivery or publication) and type of document, with the numbers of documents, specimens, observations, actual values, estimates, targets and projects.';
COMMENT ON COLUMN coverage.region IS '文件所述的行政区域；无从得知时为空。 | Administrative area that the documents are about; null where it is not known.';
COMMENT ON COLUMN coverage.region_code IS '该区域的代码。 | Code of that area.';
COMMENT ON COLUMN coverage.year IS '文件发表的年份，没有时为公布的年份；无日期时为空。 | Year in which the documents were delivered, else published; null where they have no date.';
COMMENT ON COLUMN coverage.documents IS '文件数。 | Number of documents.';
COMMENT ON COLUMN coverage.specimens IS '其中本项目自拟的样例数。 | How many of them are specimens written for this project.';
COMMENT ON COLUMN coverage.observations IS '观测值数。 | Number of observations in them.';
COMMENT ON COLUMN coverage.actuals IS '其中实际值数。 | How many of these are actual values.';
COMMENT ON COLUMN coverage.estimates IS '其中预计值数。 | How many are estimates.';
COMMENT ON COLUMN coverage.targets IS '其中目标值数。 | How many are targets.';
COMMENT ON COLUMN coverage.projects IS '提及的项目数。 | Number of projects that they mention.';
