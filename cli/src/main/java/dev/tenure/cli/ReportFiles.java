package dev.tenure.cli;

import dev.tenure.TenureException;
import dev.tenure.deploy.DeploymentReport;
import dev.tenure.deploy.report.HtmlReport;
import dev.tenure.deploy.report.JUnitReport;
import dev.tenure.schema.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The files that a deployment leaves for people and programs. */
final class ReportFiles {

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write what was done as an HTML page: checklist, SQL, locks, diagram, counts, findings.")
    private Optional<String> page = Optional.empty();

    @Option(names = "--report-json", paramLabel = "FILE", description = "Write the same as JSON.")
    private Optional<String> json = Optional.empty();

    @Option(
            names = "--report-junit",
            paramLabel = "FILE",
            description = "Write steps and checklist as JUnit's XML, which CI servers show.")
    private Optional<String> junit = Optional.empty();

    /** Also after a failure, from what is known. */
    void write(DeploymentReport deployment, int exit, Surroundings surroundings, Report report) {
        write("report", page, () -> HtmlReport.of(deployment).text(), surroundings, report);
        write("reportJson", json, () -> Json.write(DeployDocument.file(deployment, exit)), surroundings, report);
        write("reportJunit", junit, () -> JUnitReport.text(deployment), surroundings, report);
    }

    /** Nothing where no file is named; the key is that of its name in the JSON. */
    static void write(
            String key, Optional<String> name, Supplier<String> text, Surroundings surroundings, Report report) {
        if (name.isEmpty()) {
            return;
        }
        Path file = surroundings.resolve(name.get());
        // an interrupt, which asks for an end, must not keep the report of that end from being written
        boolean interrupted = Thread.interrupted();
        try {
            Files.writeString(file, text.get());
        } catch (IOException e) {
            throw new TenureException(
                    "TEN611",
                    "The report cannot be written to " + file + ": " + e.getClass().getSimpleName() + ".",
                    "Name a file in a folder that is there and that this account may write to.",
                    e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        report.put(key, file.toString());
        report.say("Report: " + file);
    }

    /** A file that cannot be written is found out before anything is done, not behind it. */
    void requireWritable(Surroundings surroundings) {
        for (Optional<String> name : List.of(page, json, junit)) {
            name.map(surroundings::resolve).ifPresent(file -> {
                Path folder = file.getParent();
                boolean writable = Files.isDirectory(folder) && !Files.isDirectory(file)
                        && (Files.exists(file) ? Files.isWritable(file) : Files.isWritable(folder));
                if (!writable) {
                    throw new TenureException(
                            "TEN611",
                            "The report could not be written to " + file + ". Nothing was done.",
                            "Name a file in a folder that is there and that this account may write to.");
                }
            });
        }
    }
}
