package dev.tenure.deploy;

import dev.tenure.schema.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a step of a deployment tells while it runs: told at once, and kept for its report. */
public final class Notes {

    private final String step;
    private final DeployListener listener;
    private final StopSignal stop;
    private final List<String> said = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Evidence> evidence = new ArrayList<>();
    private final List<Listing> listings = new ArrayList<>();
    private final List<StepReport> parts = new ArrayList<>();

    public Notes(String step, DeployListener listener, StopSignal stop) {
        this.step = step;
        this.listener = listener;
        this.stop = stop;
    }

    /** Something was seen. */
    public synchronized void say(String sentence) {
        said.add(sentence);
        listener.said(sentence);
    }

    /** Something is wrong: the step goes on, and nothing goes on behind it. */
    public void find(Finding finding) {
        findings.add(finding);
    }

    public void find(List<Finding> several) {
        findings.addAll(several);
    }

    /** Something was seen that the gate asks for. */
    public void show(Proof proof, String sentence) {
        evidence.add(new Evidence(proof, sentence));
        say(sentence);
    }

    /** Something was counted or measured. */
    public void list(Listing listing) {
        listings.add(listing);
    }

    /** A part of the step has ended. A safe point. */
    public void part(StepReport part) {
        parts.add(part);
        listener.partEnded(part);
        stop.check();
    }

    /** How far it is, where that takes its time; not kept. A safe point. */
    public void progress(long done, long of, String what) {
        listener.progress(done, of, what);
        stop.check();
    }

    /** Where to ask whether to stop, and to wait. */
    public StopSignal stop() {
        return stop;
    }

    /** What it came to. */
    public synchronized StepReport report(Duration took) {
        return new StepReport(step, took, said, findings, List.of(), evidence, listings, parts);
    }
}
