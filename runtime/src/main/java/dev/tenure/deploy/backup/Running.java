package dev.tenure.deploy.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A program at work. It ends with the block that started it, however that ends. */
final class Running implements AutoCloseable {

    private static final int COMPLAINT_LENGTH = 20_000;
    private static final Pattern ERROR = Pattern.compile("(?i)\\b(?:error|denied|unknown|fail)");

    private final Process process;
    private final FutureTask<String> complaint;

    private Running(Process process) {
        this.process = process;
        this.complaint = new FutureTask<>(() -> read(process.getErrorStream()));
        // a thread of its own: a shared pool may be busy for as long as the program waits to be read
        Thread reader = new Thread(complaint, "what a program complains of");
        reader.setDaemon(true);
        reader.start();
    }

    static Running start(Path program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        // what some say goes before the option file, and others are nobody's business
        builder.environment().keySet().removeIf(
                name -> name.equals("MYSQL_PWD") || name.equals("MYSQL_HOST") || name.startsWith("TENURE_"));
        return new Running(builder.start());
    }

    InputStream output() {
        return process.getInputStream();
    }

    OutputStream input() {
        return process.getOutputStream();
    }

    /** How it ended: empty for well, else what it complained of. */
    String end() {
        try {
            return complaintAtEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "it was told to stop";
        }
    }

    private String complaintAtEnd() throws InterruptedException {
        int code = process.waitFor();
        String said = complaint().lines()
                // the statement that failed may be repeated, and hold what is nobody's business
                .filter(line -> ERROR.matcher(line).find())
                .collect(Collectors.joining("; "));
        return code == 0 ? "" : said.isEmpty() ? "it ended with code " + code : said;
    }

    private String complaint() throws InterruptedException {
        try {
            return complaint.get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String read(InputStream stream) {
        try (stream) {
            String text = new String(stream.readNBytes(COMPLAINT_LENGTH), StandardCharsets.UTF_8);
            stream.transferTo(OutputStream.nullOutputStream());
            return text;
        } catch (IOException e) {
            return "";
        }
    }
}
