package dev.tenure.migrate;

import java.util.ArrayList;
import java.util.List;

/**
 * A statement of a migration file and what the file says of it.
 *
 * @param sql        the statement without a semicolon
 * @param directives what stands in front of it
 */
record Piece(String sql, List<Directive.OfStatement> directives) {

    Piece {
        directives = List.copyOf(directives);
    }

    Piece(String sql, Directive.OfStatement... directives) {
        this(sql, List.of(directives));
    }

    /** The same with a further word in front of the others. */
    Piece saying(Directive.OfStatement directive) {
        List<Directive.OfStatement> all = new ArrayList<>(directives);
        all.add(0, directive);
        return new Piece(sql, all);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        directives.forEach(directive -> text.append(directive.line()).append('\n'));
        return text.append(sql).append(";\n").toString();
    }
}
