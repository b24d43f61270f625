package dev.tenure.deploy.report;

/** Text as HTML and SVG take it, whatever characters a schema's names hold. */
final class Markup {

    private Markup() {}

    static String text(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> {
                    // the rest below space means nothing in a page, and is forbidden in SVG
                    boolean visible = c >= ' ' && c != 0x7f || c == '\n' || c == '\t';
                    safe.appendCodePoint(visible ? c : '\uFFFD');
                }
            }
        });
        return safe.toString();
    }

    /** No longer than {@code most} characters. */
    static String shortened(String text, int most) {
        int length = text.codePointCount(0, text.length());
        return length <= most ? text : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
