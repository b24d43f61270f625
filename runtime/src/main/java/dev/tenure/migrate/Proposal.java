package dev.tenure.migrate;

import dev.tenure.schema.Acceptance;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Said;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.schema.diff.Change;
import dev.tenure.schema.diff.Differ;
import dev.tenure.schema.diff.Phasing;
import dev.tenure.schema.diff.Renames;
import dev.tenure.schema.diff.rule.Evolution;
import dev.tenure.schema.diff.rule.Severity;
import dev.tenure.schema.diff.rule.Verdict;
import dev.tenure.schema.json.SaidJson;
import dev.tenure.schema.json.SchemaJson;
import dev.tenure.schema.json.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The migrations that lead from what was promoted last to the model, in the order in which they must run.
 *
 * @param migrations one for each run of changes to one table
 * @param obstacles  why there is no way: what is gone without a word, was said wrongly, or is a risk that nobody took
 * @param warnings   what is to be known before the migrations run
 * @param idle       what accepts risks that there are not
 * @param notes      what was said and no longer means anything, in sentences
 * @param said       what the entities say of the past
 * @param snapshot   the model once all of them are promoted
 * @param isNeeded   whether the model is anything else than what was promoted
 */
public record Proposal(
        List<Proposed> migrations,
        List<Finding> obstacles,
        List<Finding> warnings,
        List<String> notes,
        List<Acceptance> idle,
        Said said,
        Snapshot snapshot,
        boolean isNeeded) {

    /** The name of the proposed snapshot. */
    public static final String SNAPSHOT = "snapshot.json";

    /** The name of the file with what the entities say of the past. */
    public static final String SAID = "said.json";

    /**
     * One proposed migration.
     *
     * @param name {@code create_<table>}, {@code alter_<table>} and so on
     * @param up   the text of its {@code V} file
     * @param down the text of its {@code U} file
     */
    public record Proposed(String name, String up, String down) {

        /** Both files under a version, by their names. */
        Map<String, String> files(String version) {
            Map<String, String> files = new LinkedHashMap<>();
            files.put("V" + version + "__" + name + ".sql", up);
            files.put("U" + version + "__" + name + ".sql", down);
            return files;
        }
    }

    public Proposal {
        migrations = List.copyOf(migrations);
        obstacles = List.copyOf(obstacles);
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
        idle = List.copyOf(idle);
    }

    /**
     * @param promoted what was promoted last; empty before the first promotion
     * @param said     what the entities say of the past
     */
    public static Proposal of(Schema model, Optional<Snapshot> promoted, Said said) {
        boolean needed = promoted.map(Snapshot::schema).filter(model::equals).isEmpty();
        Schema before = withoutHandedOver(promoted.map(Snapshot::schema).orElse(empty(model)), model);
        Renames renames = Renames.of(said, before);
        List<Change> changes = needed ? Differ.changes(before, model, renames) : List.of();
        List<Part> parts = Part.of(Phasing.of(changes, model, said));
        Snapshot next = new Snapshot(promoted.flatMap(Snapshot::position), parts.size(), model);
        Past past = new Past(before, model, said, promoted.isPresent());
        List<Finding> obstacles = new ArrayList<>(past.obstacles(changes));
        // what becomes of something is to be said first
        Verdict verdict = Verdict.of(new Evolution(before, model, obstacles.isEmpty() ? changes : List.of(), said));
        obstacles.addAll(verdict.open(Severity.ERROR));
        MigrationText text = new MigrationText(before, Differ.former(before, model, renames), model, said);
        return new Proposal(
                migrations(text, parts, verdict, next),
                obstacles,
                verdict.open(Severity.WARNING),
                past.notes(),
                promoted.isPresent() ? verdict.idle() : List.of(),
                said,
                next,
                needed);
    }

    /** The files of this proposal by their names in the class output, if anything: numbered migrations, and the rest. */
    public Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        if (isNeeded) {
            for (int at = 0; at < migrations.size(); at++) {
                files.putAll(migrations.get(at).files(String.format("%04d", at + 1)));
            }
            files.put(SAID, SaidJson.write(said));
            files.put(SNAPSHOT, SchemaJson.write(snapshot));
        }
        return files;
    }

    private static List<Proposed> migrations(
            MigrationText text, List<Part> parts, Verdict verdict, Snapshot next) {
        List<Proposed> migrations = new ArrayList<>();
        // a checksum of the whole schema
        String name = next.name();
        for (Part part : parts) {
            migrations.add(text.write(
                    part,
                    new Directive.Chain(migrations.size() + 1, parts.size(), next.previous(), name),
                    verdict.acceptedOf(part.steps()).stream()
                            .map(word -> new Directive.Accepted(word.code(), word.because()))
                            .toList()));
        }
        return migrations;
    }

    /** A table that the model no longer owns but still expects stays as it is, in other hands. */
    private static Schema withoutHandedOver(Schema before, Schema model) {
        List<Table> existing = model.existing();
        return new Schema(before.name(), before.tenant(), before.migrations(), before.tables().stream()
                .filter(table -> existing.stream().noneMatch(other -> other.name().equalsIgnoreCase(table.name())))
                .toList());
    }

    private static Schema empty(Schema model) {
        return new Schema(model.name(), model.tenant(), model.migrations(), List.of());
    }
}
