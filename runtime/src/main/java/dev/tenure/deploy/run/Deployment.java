package dev.tenure.deploy.run;

import dev.tenure.TenureException;
import dev.tenure.deploy.Decision;
import dev.tenure.deploy.DeployListener;
import dev.tenure.deploy.DeploymentReport;
import dev.tenure.deploy.Notes;
import dev.tenure.deploy.StepReport;
import dev.tenure.deploy.StopSignal;
import dev.tenure.deploy.Target;
import dev.tenure.deploy.undo.DecisionTree;
import dev.tenure.migrate.Migrator;
import dev.tenure.migrate.Plan;
import dev.tenure.mysql.ServerErrors;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * All that is done to bring a schema to a production, one step after the other and none past a red one. It goes on where
 * an earlier run stopped: what that one has shown holds as long as nothing has changed that it stands on.
 */
public final class Deployment {

    private final Target target;
    private final DeploymentSettings settings;
    private final DeployListener listener;
    private final StopSignal stop;
    private final Instant at = Instant.now();
    private final long start = System.nanoTime();
    private final List<String> remarks = new CopyOnWriteArrayList<>();
    private final List<String> left = new CopyOnWriteArrayList<>();
    private volatile Course course;
    private volatile Optional<Decision> decision = Optional.empty();

    /** @param stop has it end at the next safe point */
    public Deployment(Target target, DeploymentSettings settings, DeployListener listener, StopSignal stop) {
        this.target = target;
        this.settings = settings;
        this.listener = listener;
        this.stop = stop;
    }

    /** Does it. What goes wrong in a step is in its report. */
    public DeploymentReport run() throws SQLException {
        Ground ground = Ground.read(target);
        try (StateFile file = StateFile.open(settings.state(), ground.server(), target.schema().name())) {
            begin(file, ground);
            List<Step> steps = steps();
            try {
                walk(steps);
                decide();
            } finally {
                letIn();
            }
            conclude(file);
        }
        return report();
    }

    /** How it stands, at any moment. */
    public DeploymentReport report() {
        Course now = course;
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return now == null
                ? new DeploymentReport(target, at, took, new Plan(List.of()), List.of(), List.of(), List.of(), false,
                        Optional.empty(), remarks)
                : new DeploymentReport(target, at, took, now.plan(), now.reports(), now.checklist(), left,
                        now.state().touched(), decision, Stream.concat(remarks.stream(),
                                settings.acceptances().remarks().stream()).toList());
    }

    /**
     * For when the process has to end and {@link #run} does not come to its end: lets users in. Nothing where that was
     * done.
     */
    public Optional<Finding> abandon() {
        Course now = course;
        return now == null || settings.planOnly() ? Optional.empty() : now.maintenance.switchOff(listener::said);
    }

    private void begin(StateFile file, Ground ground) {
        Optional<State> earlier = earlier(file);
        boolean on = earlier.filter(State::maintenance).isPresent();
        State fresh = State.on(ground).withMaintenance(on);
        State state = fresh;
        boolean goingOn = false;
        if (earlier.isPresent()) {
            Optional<String> other = ground.differsFrom(earlier.get().ground());
            Optional<String> noRest = ground.isNoRestOf(earlier.get().ground());
            if (other.isEmpty()) {
                state = earlier.get().touched(false);
            } else if (earlier.get().touched() && noRest.isEmpty()) {
                state = earlier.get();
                goingOn = true;
                remark("Goes on with the migration that an earlier run had begun.");
            } else {
                remark("Starts over, since " + noRest.or(() -> other).orElseThrow() + ".");
            }
        }
        Course begun = new Course(target, stop, new Maintenance(settings.maintenance(), on), file, state);
        begun.plan(plan());
        if (goingOn) {
            begun.goOn();
        }
        if (on) {
            remark("An earlier run had switched maintenance on, and could not switch it off.");
        }
        course = begun;
    }

    private Optional<State> earlier(StateFile file) {
        try {
            return file.read();
        } catch (TenureException unreadable) {
            remark("Starts over: " + unreadable.what());
            return Optional.empty();
        }
    }

    /** Nothing where a migrate would refuse to begin: preflight says why. */
    private Plan plan() {
        try {
            return new Migrator(target.connections(), target.schema(), target.migrations()).plan(settings.options());
        } catch (TenureException refused) {
            return new Plan(List.of());
        }
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>(List.of(
                new PreflightStep(settings.preflight()),
                new RehearseStep(settings.rehearsing(), settings.rehearsal()),
                backup(),
                new GateStep(checklist(), settings.acceptances()),
                new ConfirmStep(settings.consent()),
                new MaintenanceOnStep(),
                new MigrateStep(settings.options(), settings.listener(),
                        Stream.concat(settings.checks().stream(), settings.watch().stream()).toList()),
                new VerifyStep(settings.checks()),
                new MaintenanceOffStep()));
        settings.watch().map(WatchStep::new).ifPresent(steps::add);
        return steps;
    }

    private Checklist checklist() {
        return new Checklist(settings.noMaintenance(), settings.window());
    }

    private Step backup() {
        BackupManner manner = settings.backup();
        return manner instanceof BackupManner.Dump dump ? new BackupStep(dump)
                : manner instanceof BackupManner.Command command ? new CommandBackupStep(command)
                : new NoBackupStep();
    }

    private void walk(List<Step> steps) {
        boolean open = true;
        for (Step step : steps) {
            Optional<String> needless = step.needless(course);
            if (!open || settings.planOnly() && !step.leavesNothing()) {
                left.add(step.name());
                if (open && needless.isEmpty()) {
                    remark("Would do next, " + step.name() + ": " + step.intent(course));
                }
            } else if (needless.isPresent()) {
                remark(step.name() + ": not needed, since " + needless.get() + ".");
            } else {
                open = take(step) && !isNothingToDo(step);
            }
        }
    }

    private boolean isNothingToDo(Step step) {
        boolean nothing = step.name().equals(PreflightStep.NAME) && course.plan().isEmpty() && !course.isGoingOn();
        if (nothing) {
            remark("Nothing is pending, and nothing was done.");
        }
        return nothing;
    }

    /** Whether things may go on behind it. */
    private boolean take(Step step) {
        Optional<StepReport> kept = kept(step);
        if (kept.isPresent()) {
            course.reports().add(kept.get());
            return !kept.get().isRed();
        }
        StepReport report = run(step);
        course.reports().add(report);
        listener.ended(report);
        if (!report.isRed() && step.isAboutBefore()) {
            course.become(course.state().keeping(new State.Kept(Instant.now(), step.basis(), report)));
        }
        return !report.isRed();
    }

    private Optional<StepReport> kept(Step step) {
        Optional<State.Kept> kept = step.isAboutBefore() ? course.state().kept(step.name()) : Optional.empty();
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        StepReport report = settings.acceptances().apply(kept.get().report());
        Instant since = kept.get().at().truncatedTo(ChronoUnit.SECONDS);
        if (course.isGoingOn()) {
            listener.kept(report, "it is about the time before the migrations, of " + since);
            return Optional.of(report);
        }
        Optional<String> over = over(step, kept.get(), report);
        over.ifPresent(why -> listener.said(step.name() + " is repeated, since " + why + "."));
        if (over.isPresent()) {
            return Optional.empty();
        }
        listener.kept(report, "nothing has changed that it stands on since " + since);
        return Optional.of(report);
    }

    private static Optional<String> over(Step step, State.Kept kept, StepReport report) {
        Duration age = Duration.between(kept.at(), Instant.now());
        return age.compareTo(step.validity().orElse(Duration.ZERO)) > 0
                ? Optional.of("that of " + kept.at().truncatedTo(ChronoUnit.SECONDS) + " is older than "
                        + step.validity().map(Times::of).orElse("it may be"))
                : !kept.basis().equals(step.basis()) ? Optional.of("it was done otherwise")
                : report.isRed() ? Optional.of("what it found was accepted then, and is not now")
                : step.spoilt(report);
    }

    private StepReport run(Step step) {
        listener.begun(step.name());
        // users are let in again, whoever wants an end
        StopSignal heeded = step instanceof MaintenanceOffStep ? new StopSignal() : stop;
        Notes notes = new Notes(step.name(), listener, heeded);
        long begun = System.nanoTime();
        try {
            heeded.check();
            step.run(course, notes);
        } catch (TenureException e) {
            notes.find(finding(step, heeded.isTold() ? stopped(e) : e));
        } catch (SQLException e) {
            notes.find(finding(step, ServerErrors.explain(e, "the step " + step.name(), target.connections())));
        } catch (RuntimeException e) {
            listener.crashed(e);
            notes.find(finding(step, new TenureException(
                    "TEN610", "Tenure itself failed: " + e + ".",
                    "This is a fault of Tenure; please report it. The next run goes on from here.", e)));
        }
        return settings.acceptances().apply(notes.report(Duration.ofNanos(System.nanoTime() - begun)));
    }

    /** What breaks because somebody asked for the end is no fault of its own. */
    private static TenureException stopped(TenureException e) {
        return e.code().equals("TEN741") || e.code().equals("TEN424") ? e : new TenureException(
                "TEN741", "Stopped as told: " + e.what(), "Run this again: it goes on from where it was.", e);
    }

    private static Finding finding(Step step, TenureException e) {
        return Finding.of(e.code(), Subject.schema(step.name()), e.what(), e.remedy());
    }

    /** Users are let in again whatever happened; where that is a step that was taken, this is nothing. */
    private void letIn() {
        if (course.maintenance.isOn() && settings.planOnly()) {
            remark("MAINTENANCE MODE IS STILL ON, and --plan-only changes nothing.");
        } else if (course.maintenance.isOn()) {
            Step off = new MaintenanceOffStep();
            left.remove(off.name());
            StepReport report = run(off);
            course.reports().add(report);
            listener.ended(report);
        }
    }

    /** What the plan's tree says once the production was changed and something is red; done where that was asked for. */
    private void decide() {
        List<Finding> findings = Decisions.findings(course);
        if (!course.state().touched() || findings.isEmpty()) {
            return;
        }
        if (stop.isTold()) {
            decision = Optional.of(Decisions.stopped(course, findings, settings.reach(), settings.auto()));
            return;
        }
        try {
            DecisionTree tree = Decisions.tree(course, findings, settings.reach());
            decision = Optional.of(Decisions.of(course, tree));
            if (settings.auto()) {
                StepReport report = run(new UndoStep(tree, settings.backup(), settings.options().locking(),
                        settings.allowDataLoss(), settings.listener()));
                course.reports().add(report);
                listener.ended(report);
            }
        } catch (SQLException | TenureException e) {
            remark("What to do cannot be told, for the database does not answer: " + e.getMessage());
        }
    }

    private void conclude(StateFile file) {
        if (settings.planOnly() && course.report(RehearseStep.NAME).isPresent()) {
            course.checklist(checklist().of(course, settings.acceptances()));
        }
        boolean red = course.reports().stream().anyMatch(StepReport::isRed);
        if (!red && !settings.planOnly() && !course.state().maintenance()) {
            file.clear();
        }
    }

    private void remark(String sentence) {
        remarks.add(sentence);
        listener.said(sentence);
    }
}
