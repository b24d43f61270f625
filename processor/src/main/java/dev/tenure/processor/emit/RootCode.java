package dev.tenure.processor.emit;

import dev.tenure.repository.ReadRepository;
import dev.tenure.repository.Repositories;
import dev.tenure.repository.Scope;
import dev.tenure.repository.Session;
import dev.tenure.repository.Settings;
import dev.tenure.schema.Schema;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** The way to all repositories of a schema. */
final class RootCode {

    /**
     * A repository.
     *
     * @param accessor the method that gives it
     * @param name     its class
     * @param code     what wrote it
     * @param scoped   whether it is of one tenant
     */
    record Entry(String accessor, String name, RepositoryCode code, boolean scoped) {}

    private final String name;
    private final Schema schema;
    private final List<Entry> entries;
    private final JavaSource source;

    RootCode(String packageName, String name, Schema schema, List<Entry> entries) {
        this.name = name;
        this.schema = schema;
        this.entries = entries;
        this.source = new JavaSource(packageName, name);
    }

    String write() {
        String session = source.use(Session.class);
        source.line("/** The repositories of " + schema.simpleName() + ". */");
        source.line("public final class " + name + " extends " + source.use(Repositories.class) + "<" + name + "> {");
        source.line();
        source.line("    private " + name + "(" + session + " session) {");
        source.line("        super(session);");
        source.line("    }");
        over(DataSource.class, "dataSource",
                "Each call takes a connection of its own out of the data source, and gives it back.");
        over(Connection.class, "connection", "All calls run on one connection, whose transaction is the caller's.");
        source.line();
        source.line("    @Override");
        source.line("    protected " + name + " on(" + session + " session) {");
        source.line("        return new " + name + "(session);");
        source.line("    }");
        if (schema.tenant().isPresent()) {
            tenants();
        }
        for (Entry entry : entries) {
            if (!entry.scoped()) {
                accessor("    ", entry.name(), entry.accessor(),
                        "new " + entry.name() + "(session(), " + source.use(Scope.class) + ".everybody())");
            }
        }
        if (schema.tenant().isPresent()) {
            tenant();
            writeAcrossTenants();
            writable();
        }
        source.line("}");
        return source.text();
    }

    private void over(Class<?> type, String parameter, String what) {
        String declared = source.use(type) + " " + parameter;
        String settings = source.use(Settings.class);
        source.line();
        source.line("    /** " + what + " */");
        source.line("    public static " + name + " over(" + declared + ") {");
        source.line("        return over(" + parameter + ", " + settings + ".defaults());");
        source.line("    }");
        source.line();
        source.line("    /** The same, with settings of one's own. */");
        source.line("    public static " + name + " over(" + declared + ", " + settings + " settings) {");
        source.line("        return new " + name + "(" + source.use(Session.class) + ".of(" + parameter + ", settings));");
        source.line("    }");
    }

    private void accessor(String indent, String type, String accessor, String value) {
        source.line();
        source.line(indent + "public " + type + " " + accessor + "() {");
        source.line(indent + "    return " + value + ";");
        source.line(indent + "}");
    }

    private void tenants() {
        source.line();
        source.line("    /** The repositories of one tenant: no call sees or changes rows of another. */");
        source.line("    public Tenant tenant(" + tenantType() + " tenant) {");
        source.line("        return new Tenant(session(), " + source.use(Scope.class) + ".of(tenant));");
        source.line("    }");
        source.line();
        source.line("    /**");
        source.line("     * The rows of all tenants, for those who operate the whole: to read, unless they say otherwise.");
        source.line("     *");
        source.line("     * @param reason why the rows of all tenants are needed");
        source.line("     */");
        source.line("    public AcrossTenants acrossTenants(String reason) {");
        source.line("        requireReason(reason);");
        source.line("        return new AcrossTenants(session());");
        source.line("    }");
    }

    /** The type by which tenants are told apart. */
    private String tenantType() {
        Optional<String> javaType = schema.tenant()
                .flatMap(tenant -> schema.table(tenant.table()).flatMap(table -> table.entity().orElseThrow()
                        .properties().stream()
                        .filter(property -> property.columns().get(0).equals(tenant.idColumn()))
                        .map(property -> property.javaType())
                        .findFirst()));
        return switch (javaType.orElse("long")) {
            case "java.util.UUID" -> source.use(UUID.class);
            case "java.lang.String" -> "String";
            default -> "long";
        };
    }

    private void tenant() {
        String session = source.use(Session.class);
        String scope = source.use(Scope.class);
        source.line();
        source.line("    /** The repositories of one tenant. */");
        source.line("    public static final class Tenant {");
        source.line();
        source.line("        private final " + session + " session;");
        source.line("        private final " + scope + " scope;");
        source.line();
        source.line("        private Tenant(" + session + " session, " + scope + " scope) {");
        source.line("            this.session = session;");
        source.line("            this.scope = scope;");
        source.line("        }");
        for (Entry entry : entries) {
            if (entry.scoped()) {
                accessor("        ", entry.name(), entry.accessor(), "new " + entry.name() + "(session, scope)");
            }
        }
        source.line("    }");
    }

    private void writeAcrossTenants() {
        openOverSession("The rows of all tenants, to read.", "AcrossTenants");
        source.line();
        source.line("        /** To write as well: to each row as the tenant that it is of, by whom all stays checked. */");
        source.line("        public Writable writable() {");
        source.line("            return new Writable(session);");
        source.line("        }");
        acrossTenants().forEach(entry -> {
            if (entry.code().hasFindersAcrossTenants()) {
                accessor("        ", entry.name() + ".AcrossTenants", entry.accessor(),
                        "new " + entry.name() + ".AcrossTenants(session)");
            } else {
                accessor("        ",
                        source.use(ReadRepository.class) + "<" + entry.code().arguments(source) + ">",
                        entry.accessor(), everybodys(entry));
            }
        });
        source.line("    }");
    }

    /** Begins a class that has nothing but a session. */
    private void openOverSession(String doc, String name) {
        String session = source.use(Session.class);
        source.line();
        source.line("    /** " + doc + " */");
        source.line("    public static final class " + name + " {");
        source.line();
        source.line("        private final " + session + " session;");
        source.line();
        source.line("        private " + name + "(" + session + " session) {");
        source.line("            this.session = session;");
        source.line("        }");
    }

    private Stream<Entry> acrossTenants() {
        return entries.stream().filter(entry -> entry.scoped() && entry.code().isReadableAcrossTenants());
    }

    private String everybodys(Entry entry) {
        return "new " + entry.name() + "(session, " + source.use(Scope.class) + ".everybody())";
    }

    /** Each tenant's counts by the repository that is bound to it. */
    private void refresh(Entry entry) {
        String name = Character.toUpperCase(entry.accessor().charAt(0)) + entry.accessor().substring(1);
        source.line();
        source.line("        /** Counts anew for one tenant after the other, each in a transaction of its own. */");
        source.line("        public void refresh" + name + "() {");
        source.line("            forEachTenant(session, "
                + JavaSource.literal(entry.code().tenants(schema.tenant().orElseThrow()), "                    ") + ",");
        source.line("                    tenant -> new " + entry.name() + "(session, tenant).refresh());");
        source.line("        }");
    }

    private void writable() {
        openOverSession("The repositories of whatever tenant a row is of, for those who operate the whole.", "Writable");
        acrossTenants().filter(entry -> entry.code().isWritable()).forEach(entry -> {
            source.line();
            source.line("        /** The repository of the tenant whose row that is, be the row deleted or not. */");
            source.line("        public " + entry.name() + " " + entry.accessor() + "("
                    + entry.code().keyParameter(source) + ") {");
            source.call("            ", "return new " + entry.name() + "(",
                    List.of("session", "ownerOf(" + everybodys(entry) + ", " + entry.code().keyName() + ")"), ");");
            source.line("        }");
        });
        entries.stream().filter(entry -> entry.code().isMaterialized()).forEach(this::refresh);
        source.line("    }");
    }
}
