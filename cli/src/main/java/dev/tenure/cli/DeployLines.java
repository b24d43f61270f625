package dev.tenure.cli;

import dev.tenure.deploy.Accepted;
import dev.tenure.deploy.DeployListener;
import dev.tenure.deploy.Listing;
import dev.tenure.deploy.StepReport;
import dev.tenure.schema.Finding;

/** Tells how a deployment goes, line by line. */
final class DeployLines implements DeployListener {

    private final Report report;
    private final Surroundings surroundings;
    private final ProgressLines lines;

    DeployLines(Report report, Surroundings surroundings) {
        this.report = report;
        this.surroundings = surroundings;
        this.lines = new ProgressLines(report);
    }

    @Override
    public void begun(String step) {
        report.say(step + " …");
    }

    @Override
    public void said(String sentence) {
        report.say("  " + sentence);
    }

    @Override
    public void progress(long done, long of, String what) {
        lines.at(done, of, what);
    }

    @Override
    public void partEnded(StepReport part) {
        report.noMoreProgress();
        report.say("  %s: %s (%s)", part.step(), part.isRed() ? "STOP" : "fine", StepReport.seconds(part.took()));
        part.said().forEach(sentence -> report.say("    " + sentence));
    }

    @Override
    public void ended(StepReport step) {
        report.noMoreProgress();
        step.all().flatMap(each -> each.listings().stream()).forEach(this::list);
        step.all().flatMap(each -> each.accepted().stream()).forEach(this::accepted);
        step.allFindings().forEach(this::finding);
        report.say("%s: %s (%s)", step.step(), step.isRed() ? "STOP" : "fine", StepReport.seconds(step.took()));
    }

    @Override
    public void kept(StepReport step, String why) {
        report.say("%s: holds still, since %s", step.step(), why);
        step.all().flatMap(each -> each.accepted().stream()).forEach(this::accepted);
        step.allFindings().forEach(this::finding);
    }

    @Override
    public void crashed(Throwable fault) {
        fault.printStackTrace(surroundings.err());
    }

    private void list(Listing listing) {
        report.say("  " + listing.title() + ": " + listing.rows().size() + " lines, in the report");
    }

    private void accepted(Accepted accepted) {
        report.say("  accepted %s %s", accepted.finding().code(), accepted.finding().what());
        report.say("    because " + accepted.because());
    }

    private void finding(Finding finding) {
        report.say("  %s %s", finding.code(), finding.what());
        report.say("    " + finding.remedy());
    }
}
