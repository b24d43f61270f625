package dev.tenure.processor;

import com.google.auto.service.AutoService;
import dev.tenure.processor.check.Messages;
import dev.tenure.processor.env.Options;
import dev.tenure.processor.read.Listed;
import dev.tenure.processor.step.Found;
import dev.tenure.processor.step.SchemaStep;
import dev.tenure.processor.step.Step;
import dev.tenure.processor.step.TableStep;
import dev.tenure.processor.step.TestStep;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** The plug-in that javac runs. It claims Tenure's annotations, all of which it understands. */
@AutoService(Processor.class)
public final class TenureProcessor extends AbstractProcessor {

    private Messages messages;
    private List<Step> steps;

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        messages = new Messages(environment);
        Listed listed = new Listed();
        Options options = Options.of(environment.getOptions());
        steps = List.of(
                new SchemaStep(environment, options, messages, listed),
                new TableStep(messages, listed),
                new TestStep(environment, options, messages));
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("dev.tenure.annotation.*");
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Options.names();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        messages.addSources(round.getRootElements());
        Found found = new Found(annotations, round);
        for (Step step : steps) {
            step.process(found);
        }
        return true;
    }
}
