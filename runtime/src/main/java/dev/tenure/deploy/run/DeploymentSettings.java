package dev.tenure.deploy.run;

import dev.tenure.deploy.LiveCheck;
import dev.tenure.deploy.PreflightOptions;
import dev.tenure.migrate.MigrateOptions;
import dev.tenure.migrate.MigrationListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How to deploy.
 *
 * @param planOnly      whether to stop before the first thing that leaves something behind
 * @param state         the folder for what has to outlive the process
 * @param preflight     what it is to know beside the schema
 * @param rehearsing    how to rehearse
 * @param rehearsal     where, and with what, in words: a rehearsal otherwise is another one
 * @param backup        how the backup is taken
 * @param maintenance   by what users are kept out
 * @param noMaintenance why they need not be
 * @param window        how much time there is to go back
 * @param acceptances   the findings to live with
 * @param consent       who says that the production may be changed
 * @param options       how to migrate
 * @param listener      who is told of the migrations
 * @param checks        what is compared before and after
 * @param watch         how the server is watched at the end
 * @param auto          whether to do by itself what the decision tree says
 * @param allowDataLoss whether it may lose rows in doing so
 * @param reach         what every command needs to reach the database, as {@code --url … --user …}; no secret
 */
public record DeploymentSettings(
        boolean planOnly,
        Path state,
        PreflightOptions preflight,
        Rehearsing rehearsing,
        String rehearsal,
        BackupManner backup,
        Optional<MaintenanceCommands> maintenance,
        Optional<String> noMaintenance,
        Duration window,
        Acceptances acceptances,
        Consent consent,
        MigrateOptions options,
        MigrationListener listener,
        List<LiveCheck> checks,
        Optional<LiveCheck> watch,
        boolean auto,
        boolean allowDataLoss,
        String reach) {

    public DeploymentSettings {
        checks = List.copyOf(checks);
    }
}
