package dev.tenure.deploy.run;

import dev.tenure.deploy.LiveCheck;
import dev.tenure.deploy.Notes;
import java.sql.SQLException;

/** How the server does for some time after. */
final class WatchStep implements Step {

    private final LiveCheck watch;

    WatchStep(LiveCheck watch) {
        this.watch = watch;
    }

    @Override
    public String name() {
        return watch.name();
    }

    @Override
    public void run(Course course, Notes notes) throws SQLException {
        watch.after(course.before(watch), notes);
    }

    @Override
    public String intent(Course course) {
        return "Watches the server's own counters against those of before.";
    }
}
