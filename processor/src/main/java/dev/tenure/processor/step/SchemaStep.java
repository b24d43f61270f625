package dev.tenure.processor.step;

import dev.tenure.TenureException;
import dev.tenure.annotation.TenantSchema;
import dev.tenure.migrate.Promotion;
import dev.tenure.migrate.Proposal;
import dev.tenure.processor.check.Messages;
import dev.tenure.processor.check.SchemaCheck;
import dev.tenure.processor.emit.RepositoryFiles;
import dev.tenure.processor.emit.SchemaFiles;
import dev.tenure.processor.env.Options;
import dev.tenure.processor.env.Output;
import dev.tenure.processor.read.Listed;
import dev.tenure.processor.read.Neighbours;
import dev.tenure.processor.read.Reading;
import dev.tenure.processor.read.SchemaReader;
import dev.tenure.processor.read.ShapeReader;
import dev.tenure.processor.shape.EntityShape;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Subject;
import dev.tenure.schema.json.Snapshot;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** {@code @TenantSchema}: reads the schema, checks it, and, if all is well, writes what follows from it. */
public final class SchemaStep implements Step {

    private final ProcessingEnvironment environment;
    private final Options options;
    private final Messages messages;
    private final SchemaCheck check;
    private final Listed listed;
    private final Map<String, String> rootsOfRepositories = new HashMap<>();

    public SchemaStep(ProcessingEnvironment environment, Options options, Messages messages, Listed listed) {
        this.environment = environment;
        this.options = options;
        this.messages = messages;
        this.check = new SchemaCheck(messages);
        this.listed = listed;
    }

    @Override
    public void process(Found found) {
        for (Element root : found.annotatedWith(TenantSchema.class)) {
            listed.waiting().add(((TypeElement) root).getQualifiedName().toString());
        }
        if (!found.isOver()) {
            listed.waiting().removeIf(this::isProcessed);
        }
    }

    /** A root that names a class which is not there yet waits for the next round; javac reports what never comes. */
    private boolean isProcessed(String root) {
        Elements elements = environment.getElementUtils();
        SchemaReader reader =
                new SchemaReader(elements.getTypeElement(root), type -> elements.getBinaryName(type).toString());
        if (!reader.isComplete()) {
            return false;
        }
        listed.addAll(reader.listed());
        Neighbours.repositories(elements, elements.getTypeElement(root)).forEach(rootsOfRepositories::putIfAbsent);
        process(reader.read());
        return true;
    }

    private void process(Reading reading) {
        boolean clean = check.isClean(reading);
        try {
            Optional<Snapshot> promoted = options.migrations()
                    .flatMap(folder -> Promotion.promoted(folder, reading.schema()));
            Proposal proposal = Proposal.of(reading.schema(), promoted, reading.said());
            // what could not be read would look like what is gone
            List<Finding> obstacles =
                    reading.problems().isEmpty() ? obstacles(reading.schema(), proposal) : List.of();
            check.report(reading, obstacles);
            proposal.notes().forEach(messages::note);
            if (reading.problems().isEmpty()) {
                check.tell(reading, proposal.warnings(), proposal.idle());
            }
            if (clean && obstacles.isEmpty()) {
                Output output = new Output(environment, reading.elements());
                SchemaFiles.write(output, reading.schema(), proposal);
                if (options.repositories()) {
                    writeRepositories(output, reading);
                }
                tell(reading.schema(), proposal);
            }
        } catch (TenureException e) {
            messages.error(reading.origins().of(Subject.schema("")), e.getMessage());
        } catch (IOException e) {
            messages.error(reading.origins().of(Subject.schema("")),
                    "TEN320: What follows from " + reading.schema().simpleName() + " cannot be written: "
                            + e.getMessage() + ". See that the class output can be written to.");
        }
    }

    private void writeRepositories(Output output, Reading reading) throws IOException {
        ShapeReader shapes = new ShapeReader(reading);
        List<EntityShape> read = shapes.read();
        RepositoryFiles files = new RepositoryFiles(output, reading.schema(), shapes.types(), rootsOfRepositories);
        files.write(read);
        shapes.obstacles().forEach(messages::note);
        files.obstacles().forEach(messages::note);
        files.clashes().forEach(clash -> messages.error(reading.origins().of(Subject.schema("")), clash));
    }

    private List<Finding> obstacles(Schema schema, Proposal proposal) {
        if (!proposal.obstacles().isEmpty() || !options.ci() || !proposal.isNeeded()) {
            return proposal.obstacles();
        }
        return List.of(Finding.of(
                "TEN319",
                Subject.schema(""),
                schema.simpleName() + " is not what was promoted last.",
                "Compile without tenure.ci, promote what is proposed, and commit it."));
    }

    private void tell(Schema schema, Proposal proposal) {
        if (proposal.isNeeded()) {
            int count = proposal.migrations().size();
            messages.note(schema.simpleName() + ": "
                    + (count == 0 ? "a new snapshot is" : count == 1 ? "a migration is" : count + " migrations are")
                    + " proposed in " + Promotion.proposedFolder(schema)
                    + "; \"tenure promote\" takes what is proposed into the source tree.");
        }
    }
}
