package dev.tenure.mysql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Comments that some servers read: {@code /*!80029 … *}{@code /} and {@code /*M!110400 … *}{@code /}. */
final class VersionedComments {

    private static final Pattern COMMENT = Pattern.compile("/\\*(M?)!(\\d{5,6})?(.*?)\\*/", Pattern.DOTALL);

    /** MariaDB passes over what only MySQL knows. */
    private static final int MYSQL_ALONE_FROM = 50700;
    private static final int MYSQL_ALONE_TO = 99999;

    private VersionedComments() {}

    /** The text as {@code server} reads it. */
    static String read(String sql, Server server) {
        StringBuilder text = new StringBuilder();
        SqlLexer lexer = new SqlLexer(sql);
        int from = 0;
        for (var token = lexer.next(); token.isPresent(); token = lexer.next()) {
            SqlLexer.Token each = token.get();
            Matcher comment = COMMENT.matcher(sql).region(each.start(), each.end());
            if (each.kind() == SqlLexer.Kind.OTHER && comment.matches()) {
                text.append(sql, from, each.start()).append(' ');
                if (isRead(comment.group(1).isEmpty(), comment.group(2), server)) {
                    text.append(comment.group(3)).append(' ');
                }
                from = each.end();
            }
        }
        return text.append(sql, from, sql.length()).toString();
    }

    private static boolean isRead(boolean forAll, String version, Server server) {
        int least = version == null ? 0 : Integer.parseInt(version);
        int own = server.major() * 10_000 + server.minor() * 100 + server.patch();
        boolean passedOver = server.isMariaDb()
                ? forAll && least >= MYSQL_ALONE_FROM && least <= MYSQL_ALONE_TO
                : !forAll;
        return !passedOver && own >= least;
    }
}
