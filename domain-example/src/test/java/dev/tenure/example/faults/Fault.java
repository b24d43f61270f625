package dev.tenure.example.faults;

/** What happens in the middle of a deployment, and what is done about it afterwards. */
enum Fault {

    KILLED("our process is killed"),
    CUT("our connections are cut"),
    RESTARTED("the server dies and starts again"),
    LOCKED("another session holds a table"),
    REVOKED("privileges are taken away"),
    FULL("the disk for backups is full"),
    SERVER_FULL("the server's disk is full");

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
