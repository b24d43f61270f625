package dev.tenure.migrate;

import dev.tenure.mysql.AlterSql;
import dev.tenure.mysql.Effect;
import dev.tenure.schema.Said;
import dev.tenure.schema.Schema;
import dev.tenure.schema.diff.Differ;
import dev.tenure.schema.diff.Phasing;
import dev.tenure.schema.diff.Renames;
import dev.tenure.schema.diff.Step;
import dev.tenure.schema.json.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The one migration that makes what a snapshot says, in the place of those that led to it.
 *
 * @param snapshot what they led to
 * @param folded   those migrations
 */
record Baseline(Snapshot snapshot, List<Migration> folded) {

    private static final String NAME = "baseline";

    /** @param because why statements that were written by hand are left out; empty where there are none */
    Proposal.Proposed write(Optional<String> because) {
        Schema model = snapshot.schema();
        Schema nothing = new Schema(model.name(), model.tenant(), model.migrations(), List.of());
        List<Step> steps = Phasing.of(Differ.changes(nothing, model, Renames.NONE), model, Said.NOTHING);
        String name = model.simpleName();
        List<String> forward = new ArrayList<>();
        forward.add(name + ": creates all tables, in the place of " + folded.size() + " migrations.");
        because.ifPresent(reason -> forward.add("Without what was written by hand in " + handwritten().stream()
                .map(Handwritten::file).distinct().collect(Collectors.joining(", ")) + ": "
                + reason.strip().replaceAll("\\s+", " ")));
        return new MigrationText(nothing, nothing, model, Said.NOTHING).write(
                NAME, steps, directives(), forward,
                List.of(name + ": takes back the creation of all tables; their rows go with them."));
    }

    private List<Directive.OfFile> directives() {
        List<Directive.OfFile> directives = new ArrayList<>();
        directives.add(new Directive.Replaces(folded.stream().map(Migration::version).toList()));
        List<Version> before = folded.stream().flatMap(migration -> migration.replaced().stream()).toList();
        if (!before.isEmpty()) {
            directives.add(new Directive.Replaces(before));
        }
        snapshot.position().ifPresent(position -> directives.add(new Directive.Chain(1, 1, Optional.empty(), position)));
        return directives;
    }

    /** A statement that the snapshot knows nothing of. */
    record Handwritten(String file, int line, String sql) {

        private static final int SHOWN = 70;

        /** {@code V3__seed.sql, line 1: INSERT INTO …}. */
        @Override
        public String toString() {
            String text = sql.strip().replaceAll("\\s+", " ");
            return file + ", line " + line + ": " + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text);
        }
    }

    /** What the snapshot knows nothing of, so that a migration made from it would not do it. */
    List<Handwritten> handwritten() {
        Map<Lineage.Step, Lineage> lineages = Lineage.of(folded);
        List<Handwritten> found = new ArrayList<>();
        for (Migration migration : folded) {
            boolean promoted = migration.up().directive(Directive.Chain.class).isPresent();
            for (Script.Statement statement : migration.up().statements()) {
                Lineage lineage = lineages.get(new Lineage.Step(migration.version(), statement.number()));
                if (!promoted || !isGenerated(statement) || leavesUnknown(statement, lineage)) {
                    found.add(new Handwritten(migration.up().file(), statement.line(), statement.sql()));
                }
            }
        }
        return found;
    }

    /** Guards and batches are about rows that are there before: what begins with this migration has none. */
    private static boolean isGenerated(Script.Statement statement) {
        Effect effect = statement.effect();
        return statement.directive(Directive.ExpectNone.class).isPresent()
                || statement.directive(Directive.Batches.class).isPresent()
                || effect.table().isPresent()
                || effect.trigger().isPresent()
                || effect instanceof Effect.ForeignKeyChecks
                || effect instanceof Effect.AlterTable && AlterSql.saysHow(statement.sql());
    }

    /** Whether it makes a table that is there to the end, and that no entity declares. */
    private boolean leavesUnknown(Script.Statement statement, Lineage lineage) {
        return statement.effect() instanceof Effect.CreateTable && lineage.last()
                .filter(name -> snapshot.schema().owned().stream().noneMatch(table -> table.name().equalsIgnoreCase(name)))
                .isPresent();
    }
}
