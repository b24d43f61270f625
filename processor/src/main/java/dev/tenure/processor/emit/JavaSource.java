package dev.tenure.processor.emit;

import dev.tenure.processor.shape.EntityShape.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The text of one class: its body line by line, and the imports that the body turns out to need. */
final class JavaSource {

    private static final int WIDTH = 120;
    private static final String INDENT = "    ";

    private final String packageName;
    private final Map<String, String> known = new HashMap<>();
    private final Set<String> imports = new TreeSet<>();
    private final StringBuilder body = new StringBuilder(8_192);
    private String margin = "";

    JavaSource(String packageName, String simpleName) {
        this.packageName = packageName;
        known.put(simpleName, qualified(packageName, simpleName));
    }

    /** How the body calls a class: by its simple name, unless that is another's. */
    String use(Class<?> type) {
        return use(type.getPackageName(), type.getName().substring(type.getPackageName().length() + 1).split("\\$"));
    }

    String use(TypeName name) {
        return use(name.packageName(), name.names().toArray(String[]::new));
    }

    private String use(String inPackage, String... names) {
        String outermost = qualified(inPackage, names[0]);
        String name = String.join(".", names);
        String holder = known.putIfAbsent(names[0], outermost);
        if (holder != null && !holder.equals(outermost)) {
            return qualified(inPackage, name);
        }
        if (holder == null && !inPackage.equals(packageName) && !inPackage.equals("java.lang")) {
            imports.add(outermost);
        }
        return name;
    }

    private static String qualified(String inPackage, String name) {
        return inPackage.isEmpty() ? name : inPackage + "." + name;
    }

    void line(String text) {
        body.append(margin).append(margin.isEmpty() ? text : text.replace("\n", "\n" + margin)).append('\n');
    }

    /** Writes the inside of a class inside of the class. */
    void inner(Runnable inside) {
        margin = INDENT;
        inside.run();
        margin = "";
    }

    void line() {
        body.append('\n');
    }

    /** Ends the statement of which the last line was the last. */
    void endStatement() {
        body.insert(body.length() - 1, ';');
    }

    /** A call with its arguments on one line, or, where they do not fit, on as many as they take. */
    void call(String indent, String head, List<String> arguments, String tail) {
        String line = indent + head + String.join(", ", arguments) + tail;
        if (line.length() <= WIDTH && arguments.stream().noneMatch(argument -> argument.contains("\n"))) {
            line(line);
        } else {
            line(indent + head);
            line(indent + "        " + String.join(",\n" + indent + "        ", arguments) + tail);
        }
    }

    /**
     * A text as a literal, in lines of a bearable length.
     *
     * @param indent what stands in front of every line but the first
     */
    static String literal(String text, String indent) {
        int width = WIDTH - 16 - indent.length();
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (text.length() - from > width) {
            int space = text.lastIndexOf(' ', from + width);
            int end = space <= from ? from + width : space + 1;
            lines.add(quoted(text.substring(from, end)));
            from = end;
        }
        lines.add(quoted(text.substring(from)));
        return String.join("\n" + indent + "+ ", lines);
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    String text() {
        StringBuilder text = new StringBuilder(body.length() + 2_048);
        text.append("// written by Tenure's annotation processor from the entities; changes here are lost\n");
        if (!packageName.isEmpty()) {
            text.append("package ").append(packageName).append(";\n\n");
        }
        imports.forEach(name -> text.append("import ").append(name).append(";\n"));
        return text.append(imports.isEmpty() ? "" : "\n").append(body).toString();
    }
}
