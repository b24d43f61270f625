package dev.tenure.example.plan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** SQL of the plan, run and shown as its authors saw it: as {@code mysql} prints it in batch mode. */
final class PlanScript {

    private final String name;

    /** @param name the resource under {@code plan/}, without its ending */
    PlanScript(String name) {
        this.name = name;
    }

    /** One header and its rows for each result that has rows; an error ends the script, as it does in the client. */
    List<String> run(Connection connection) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements()) {
                if (statement.execute(sql)) {
                    print(statement.getResultSet(), lines);
                }
            }
        } catch (SQLException e) {
            lines.add("ERROR " + e.getErrorCode() + " (" + e.getSQLState() + "): " + e.getMessage());
        }
        return lines;
    }

    List<String> statements() {
        return statements("/plan/" + name + ".sql");
    }

    /**
     * What the plan expects and did not come, and what came unexpected: empty where the plan is content. Rows are
     * compared without regard to order: the collations of information_schema sort {@code _} differently.
     */
    List<String> differences(List<String> found) {
        List<String> unexpected = new ArrayList<>(found);
        List<String> differences = new ArrayList<>();
        for (String expected : expected()) {
            Pattern pattern = pattern(expected);
            unexpected.stream().filter(line -> pattern.matcher(line).matches()).findFirst()
                    .ifPresentOrElse(unexpected::remove, () -> differences.add("expected: " + expected));
        }
        unexpected.forEach(line -> differences.add("found: " + line));
        return differences;
    }

    /** What the plan expects, blanks between columns as one. */
    List<String> expected() {
        return text("/plan/" + name + ".expected").lines()
                .map(PlanScript::oneBlank)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Runs a script of several statements, such as the production that stands there before Tenure comes. */
    static void execute(Connection connection, String path) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements(path)) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> statements(String path) {
        return List.of(text(path).split(";\\s*(\n|$)")).stream().filter(sql -> !sql.isBlank()).toList();
    }

    /** The plan writes XXXXX for an id that only the run knows, and cuts the server's messages short. */
    private static Pattern pattern(String expected) {
        String text = Pattern.quote(expected).replace("XXXXX", "\\E\\d+\\Q");
        return Pattern.compile(expected.startsWith("ERROR ") ? text + ".*" : text, Pattern.DOTALL);
    }

    private static void print(ResultSet rows, List<String> lines) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        StringJoiner header = new StringJoiner(" ");
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            header.add(columns.getColumnLabel(i));
        }
        boolean any = false;
        while (rows.next()) {
            if (!any) {
                lines.add(header.toString());
                any = true;
            }
            StringJoiner line = new StringJoiner(" ");
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                line.add(String.valueOf(rows.getString(i)));
            }
            lines.add(oneBlank(line.toString()));
        }
    }

    private static String oneBlank(String line) {
        // MariaDB still shows the display width that MySQL 8 dropped
        return line.strip().replaceAll("\\s+", " ").replace("bigint(20)", "bigint");
    }

    private static String text(String path) {
        try (InputStream in = PlanScript.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + path, e);
        }
    }
}
