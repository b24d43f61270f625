package dev.tenure.deploy;

import dev.tenure.mysql.Replication;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** TEN716: replicas that are behind, and would be further behind by all that a migration keeps them busy with. */
final class ReplicasCheck implements PreflightCheck {

    @Override
    public List<Finding> check(Site site) {
        return site.followers().stream()
                .flatMap(follower -> problem(follower, site.options().lag().toSeconds()).stream())
                .toList();
    }

    private static Optional<Finding> problem(Follower follower, long most) {
        if (follower.state().isEmpty()) {
            return Optional.of(finding(
                    "How far the replica at " + follower.address() + " is behind cannot be asked: "
                            + follower.unknown() + ".",
                    "Let the same account log in there, with REPLICATION CLIENT on MySQL or SLAVE MONITOR on MariaDB.",
                    most,
                    "not known"));
        }
        Replication.Source state = follower.state().get();
        if (!state.fetches() || !state.applies()) {
            String stopped = !state.applies() ? "does not apply what it is sent" : "does not fetch anything";
            return Optional.of(finding(
                    "The replica at " + follower.address() + " " + stopped
                            + (state.error().isEmpty() ? "." : ": " + state.error()),
                    "Mend it and start it before you migrate; its lag grows until then.",
                    most,
                    "stopped"));
        }
        return state.behind().filter(seconds -> seconds > most).map(seconds -> finding(
                "The replica at " + follower.address() + " is " + seconds + " s behind.",
                "Wait until it has caught up: what copies a table here copies it there as well, after all else.",
                most,
                seconds + " s"));
    }

    private static Finding finding(String what, String remedy, long most, String found) {
        return new Finding("TEN716", Finding.Kind.WRONG, Subject.schema("replicas"), what, remedy,
                Optional.of("at most " + most + " s behind"), Optional.of(found));
    }

    @Override
    public List<String> said(Site site) {
        List<String> said = new ArrayList<>();
        site.followers().forEach(follower -> follower.state().ifPresent(state -> said.add(
                "The replica at " + follower.address() + " follows, "
                        + state.behind().map(seconds -> seconds + " s behind.").orElse("nobody knows how far behind."))));
        site.replication().feeds().forEach(feed -> said.add("Fetches the binary log: " + feed + "."));
        said.addAll(site.replication().unknown());
        return said.isEmpty() ? List.of("No replica is attached, and this server follows no other.") : said;
    }
}
