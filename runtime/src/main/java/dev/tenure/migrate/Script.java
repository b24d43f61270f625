package dev.tenure.migrate;

import dev.tenure.mysql.Effect;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One SQL file.
 *
 * @param file       how messages name it
 * @param statements its statements in order; never empty
 * @param text       all of it, with line feeds for line ends
 * @param checksum   SHA-256 of {@code text}, in hex
 * @param directives what it tells Tenure of itself as a whole
 */
public record Script(
        String file, List<Statement> statements, String text, String checksum, List<Directive.OfFile> directives) {

    public Script {
        statements = List.copyOf(statements);
        directives = List.copyOf(directives);
    }

    /** What the file says of itself, of one kind. */
    public <D extends Directive.OfFile> Optional<D> directive(Class<D> kind) {
        return first(directives.stream(), kind);
    }

    private static <D extends Directive> Optional<D> first(Stream<? extends Directive> all, Class<D> kind) {
        return all.filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /**
     * One statement of a file.
     *
     * @param number     its place in the file, from 1
     * @param line       the line on which it begins, from 1
     * @param sql        its text, without comments around it and without the delimiter
     * @param checksum   SHA-256 of {@code sql}, in hex
     * @param effect     what it leaves behind
     * @param directives what the file tells Tenure of it
     */
    public record Statement(
            int number,
            int line,
            String sql,
            String checksum,
            Effect effect,
            List<Directive.OfStatement> directives) {

        public Statement {
            directives = List.copyOf(directives);
        }

        /** What the file says of the statement, of one kind. */
        public <D extends Directive.OfStatement> Optional<D> directive(Class<D> kind) {
            return first(directives.stream(), kind);
        }
    }
}
