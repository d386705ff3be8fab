-- project_history(name): how did the projects of that name go?
-- The rows of project_timeline whose project has the text in its name or in one of its other names, in order.
--     FROM project_history('望江大桥');
CREATE MACRO project_history(wanted) AS TABLE
-- The text is compared outside of the tables, as the id in evidence is.
WITH timeline AS (
    SELECT
        project_timeline.*,
        projects.name || '|' || array_to_string(projects.aliases, '|') AS names_of_project
    FROM project_timeline
    JOIN projects ON projects.project_id = project_timeline.project_id
)
SELECT * EXCLUDE (names_of_project)
FROM timeline
WHERE contains(names_of_project, wanted)
ORDER BY project_name, project_id, step;

COMMENT ON MACRO TABLE project_history IS '项目历程：名称或别名中含有所给文字的项目，其 project_timeline 的各行。 | The history of the projects that have the text in their name or another name: their rows of project_timeline.';
