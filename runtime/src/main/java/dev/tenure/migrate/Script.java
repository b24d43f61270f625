package dev.tenure.migrate;

import dev.tenure.mysql.Effect;
import java.util.List;

/**
 * One SQL file.
 *
 * @param file       how messages name it
 * @param statements its statements in order; never empty
 * @param checksum   SHA-256 of its text with line feeds for line ends, in hex
 */
public record Script(String file, List<Statement> statements, String checksum) {

    public Script {
        statements = List.copyOf(statements);
    }

    /**
     * One statement of a file.
     *
     * @param number   its place in the file, from 1
     * @param line     the line on which it begins, from 1
     * @param sql      its text, without comments around it and without the delimiter
     * @param checksum SHA-256 of {@code sql}, in hex
     * @param effect   what it leaves behind
     */
    public record Statement(int number, int line, String sql, String checksum, Effect effect) {}
}
