package dev.tenure.cli;

import dev.tenure.TenureException;
import dev.tenure.migrate.Version;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code tenure}. */
@Command(
        name = "tenure",
        versionProvider = Tenure.ToolVersion.class,
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs:%n",
        description = "Multi-tenant MySQL schemas from annotated Java entities: applied, checked, rolled back.",
        footer = {
            "",
            "Every setting is taken from the command line, else from the environment (TENURE_URL, TENURE_USER,"
                    + " TENURE_PASSWORD, TENURE_PASSWORD_FILE, TENURE_CLASSES, TENURE_SCHEMA), else from"
                    + " tenure.properties in the current folder (url, user, password-file, classes, schema).",
            "",
            "Exit codes: 0 fine, 1 findings, 2 failed, 64 wrong usage.",
            "",
            "'tenure VERB --help' tells the options of a verb."
        })
public final class Tenure {

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Print this help.")
    private boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Print the version.")
    private boolean version;

    private Tenure() {}

    /** The jar says it; classes that are run without one have none. */
    static final class ToolVersion implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Tenure.class.getPackage().getImplementationVersion();
            return new String[] {"tenure " + (version == null ? "(not from its jar)" : version)};
        }
    }

    /** Runs one verb and ends the JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs one verb as {@link #main} does, without ending the JVM. */
    public static int run(String... args) {
        return run(Surroundings.ofThisProcess(), args);
    }

    static int run(Surroundings surroundings, String... args) {
        CommandLine command = new CommandLine(new Tenure());
        List.of(
                        new StatusVerb(surroundings),
                        new PlanVerb(surroundings),
                        new PreflightVerb(surroundings),
                        new RehearseVerb(surroundings),
                        new BackupVerb(surroundings),
                        new DeployVerb(surroundings),
                        new MigrateVerb(surroundings),
                        new RollbackVerb(surroundings),
                        new VerifyVerb(surroundings),
                        new WatchVerb(surroundings),
                        new RestoreVerb(surroundings),
                        new AdoptVerb(surroundings),
                        new PromoteVerb(surroundings),
                        new SquashVerb(surroundings))
                .forEach(command::addSubcommand);
        // in the order in which they are declared: what matters most first
        command.getSubcommands().values().forEach(verb -> verb.getCommandSpec().usageMessage().sortOptions(false));
        return command.registerConverter(Version.class, Tenure::version)
                .setUsageHelpAutoWidth(surroundings.prompt().isPresent())
                .setOut(surroundings.out())
                .setErr(surroundings.err())
                .setParameterExceptionHandler((wrong, all) -> refuse(wrong, all, surroundings))
                .execute(args);
    }

    private static Version version(String text) {
        try {
            return Version.of(text);
        } catch (TenureException e) {
            throw new TypeConversionException(e.what() + " " + e.remedy());
        }
    }

    private static int refuse(ParameterException wrong, String[] args, Surroundings surroundings) {
        CommandLine verb = wrong.getCommandLine();
        boolean json = Arrays.asList(args).contains("--json");
        return new Report(surroundings, json, verb.getCommandName()).failed(new TenureException(
                Usage.CODE,
                what(wrong),
                "See '" + verb.getCommandSpec().qualifiedName() + " --help'."));
    }

    private static String what(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            // what follows an option may be a secret that was meant for another tool: options go without values, and
            // words only by themselves
            List<String> options = unmatched.getUnmatched().stream()
                    .filter(argument -> argument.startsWith("-"))
                    .map(argument -> argument.replaceFirst("^(--[^=]*|-.?).*", "$1"))
                    .toList();
            return "Unknown: " + String.join(", ", options.isEmpty() ? unmatched.getUnmatched() : options) + ".";
        }
        String message = wrong.getMessage();
        return message.endsWith(".") ? message : message + ".";
    }
}
