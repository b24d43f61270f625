package dev.tenure.processor.emit.tests;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.tenure.query.Finder;
import dev.tenure.query.Resolution;
import dev.tenure.query.Tenancy;
import dev.tenure.schema.Entity;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.verify.exercise.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The tests that no method of a repository reads, counts, changes, or refers to a row of another tenant. */
final class TenancyCases {

    private final Schema schema;
    private final Table table;
    private final ClassName repository;
    private final List<String> methods;
    private final String tenant;
    private final List<String> tested = new ArrayList<>();

    /** @param methods the names of the repository's public methods */
    TenancyCases(Schema schema, Table table, ClassName repository, List<String> methods) {
        this.schema = schema;
        this.table = table;
        this.repository = repository;
        this.methods = methods;
        this.tenant = Words.of(schema.table(schema.tenant().orElseThrow().table()).orElseThrow());
    }

    Stream<Case> all() {
        List<Case> cases = new ArrayList<>();
        reads().forEach(cases::add);
        finders().forEach(cases::add);
        changes().forEach(cases::add);
        writes("insert", "r.insert(s.entity())", true).forEach(cases::add);
        writes("insertAll", "r.insertAll(s.entities())", true).forEach(cases::add);
        writes("update", "r.update(s.entity())", false).forEach(cases::add);
        upserts().forEach(cases::add);
        counts().forEach(cases::add);
        cases.add(every());
        return cases.stream();
    }

    private Stream<Case> reads() {
        String none = "_no_row_of_another_" + tenant;
        return Stream.of(
                        method("find", "find", "finds" + none, "finds((r, s) -> r.find(s.key()))"),
                        method("get", "get", "gets" + none, "finds((r, s) -> r.get(s.key()))"),
                        method("findAllById", "find-all", "finds" + none,
                                "finds((r, s) -> r.findAllById(s.keysOfAll()))"),
                        method("page", "page", "begins_with" + none, "finds((r, s) -> r.page(null, s.most()))"),
                        method("page", "page", "goes_on_with" + none, "goesOn((r, s) -> r.page(s.key(), s.most()))"),
                        method("count", "count", "counts" + none, "counts(r -> r.count())"),
                        method("exists", "exists", "tells" + none, "tells((r, s) -> r.exists(s.key()))"))
                .flatMap(cases -> cases);
    }

    private Stream<Case> finders() {
        Stream<Case> finders = Finder.ofOneTenant(table).stream().flatMap(finder -> method(
                finder.name(), "finder", "finds_no_row_of_another_" + tenant,
                "finds((r, s) -> r.$L($L))", finder.name(), values(finder)));
        Stream<Case> resolution = Resolution.of(table).stream().flatMap(found -> method(
                "resolve", "resolve", "finds_no_row_of_another_" + tenant,
                "finds((r, s) -> r.resolve($Ls.listOf($S)))",
                found.others().stream().map(other -> CodeBlock.of("s.get($S), ", other.name()))
                        .collect(CodeBlock.joining("")),
                found.levels().property()));
        return Stream.concat(finders, resolution);
    }

    private static CodeBlock values(Finder finder) {
        List<CodeBlock> values = new ArrayList<>(finder.properties().stream()
                .map(property -> CodeBlock.of("s.get($S)", property.name())).toList());
        if (finder.ranged()) {
            values.add(values.get(values.size() - 1));
        }
        return CodeBlock.join(values, ", ");
    }

    private Stream<Case> changes() {
        return Stream.of(
                        method("delete", "delete", "leaves_the_rows_of_another_" + tenant,
                                "changesLiving((r, s) -> r.delete(s.key()))"),
                        method("restore", "restore", "leaves_the_rows_of_another_" + tenant,
                                "changesDeleted((r, s) -> r.restore(s.key()))"),
                        method("purge", "purge", "leaves_the_rows_of_another_" + tenant,
                                "changesDeleted((r, s) -> r.purge(s.key()))"))
                .flatMap(cases -> cases);
    }

    private Stream<Case> writes(String method, String call, boolean isNew) {
        CodeBlock write = CodeBlock.of("(r, s) -> " + call);
        String kind = Case.kindOf(method);
        return Stream.of(
                        isNew
                                ? method(method, kind, "writes_for_its_own_" + tenant, "writesNew($L)", write)
                                : method(method, kind, "leaves_the_rows_of_another_" + tenant,
                                        "writesAgain($L)", write),
                        refusals(method, write, isNew ? "newRow" : "changedRow"))
                .flatMap(cases -> cases);
    }

    private Stream<Case> upserts() {
        return Finder.unique(table).stream().flatMap(finder -> {
            String method = "upsertBy" + finder.suffix();
            CodeBlock write = CodeBlock.of("(r, s) -> r.$L(s.entity())", method);
            CodeBlock key = finder.properties().stream()
                    .map(property -> CodeBlock.of(", $S", property.name()))
                    .collect(CodeBlock.joining(""));
            return Stream.concat(
                    method(method, "upsert", "leaves_the_rows_of_another_" + tenant, "writesEither($L$L)", write, key),
                    refusals(method, write, "newRow"));
        });
    }

    private Stream<Case> counts() {
        return entity().materialized().stream().flatMap(counts -> {
            String leading = property(counts.groups().get(0).column());
            String one = "refreshBy" + Character.toUpperCase(leading.charAt(0)) + leading.substring(1);
            CodeBlock key = counts.key().stream().map(column -> CodeBlock.of("s.get($S)", property(column)))
                    .collect(CodeBlock.joining(", "));
            return Stream.of(
                            method("refresh", "refresh", "counts_what_its_own_" + tenant + "_has",
                                    "refreshes(r -> r.refresh())"),
                            method(one, "refresh-one", "counts_what_its_own_" + tenant + "_has",
                                    "refreshesOne((r, s) -> r.$L(s.get($S)))", one, leading),
                            method("countOf", "count-of", "reads_no_count_of_another_" + tenant,
                                    "readsCounts(r -> r.refresh(), (r, s) -> r.countOf($L))", key))
                    .flatMap(cases -> cases);
        });
    }

    private String property(String column) {
        return entity().properties().stream()
                .filter(property -> property.columns().contains(column))
                .map(Entity.Property::name).findFirst().orElseThrow();
    }

    /** That nothing of another tenant gets into what is written. */
    private Stream<Case> refusals(String method, CodeBlock write, String row) {
        Stream<Case> references = references(row.equals("newRow")).flatMap(property -> method(
                method, Case.kindOf(method) + "-reference", "refuses_" + Words.snake(property) + "_of_another_" + tenant,
                row + "RefusesReference($S, $L)", property, write));
        Stream<Case> tenants = tenantProperty().flatMap(property -> method(
                method, Case.kindOf(method) + "-tenant", "refuses_another_" + tenant,
                row + "RefusesTenant($S, $L)", property, write));
        return Stream.concat(references, tenants);
    }

    /** The fields that refer to rows of a tenant; those of the key stay as they are in a row that is there. */
    private Stream<String> references(boolean ofKeyAsWell) {
        Tenancy tenancy = Tenancy.of(schema);
        Stream<String> keys = table.foreignKeys().stream()
                .filter(key -> tenancy.concerns(key.referencedTable()))
                .flatMap(this::properties);
        Stream<String> polymorphics = entity().polymorphics().stream()
                .filter(reference -> reference.targets().stream().anyMatch(target -> tenancy.concerns(target.table())))
                .map(Entity.Polymorphic::property);
        return Stream.concat(keys, polymorphics).distinct()
                .filter(property -> ofKeyAsWell || entity().property(property).stream()
                        .noneMatch(field -> table.primaryKey().containsAll(field.columns())));
    }

    private Stream<String> properties(ForeignKey key) {
        return entity().properties().stream()
                .filter(property -> !isTenant(property) && key.columns().containsAll(property.columns()))
                .map(Entity.Property::name);
    }

    private Stream<String> tenantProperty() {
        return entity().properties().stream().filter(this::isTenant).map(Entity.Property::name);
    }

    private boolean isTenant(Entity.Property property) {
        return table.tenantColumn().filter(property.columns().get(0)::equals).isPresent();
    }

    private Entity entity() {
        return table.entity().orElseThrow();
    }

    /** A method without a test of its own fails this one. */
    private Case every() {
        CodeBlock names = tested.stream().distinct().sorted().map(name -> CodeBlock.of(",\n$S", name))
                .collect(CodeBlock.joining(""));
        return Case.ofRows("every-method", "every_method_is_tested",
                "hasNoMethodBut($T.class$L)", repository, names);
    }

    private Stream<Case> method(String method, String kind, String says, String call, Object... arguments) {
        if (!methods.contains(method)) {
            return Stream.empty();
        }
        tested.add(method);
        return Stream.of(Case.ofRows(kind, Words.snake(method) + "_" + says, call, arguments));
    }
}
