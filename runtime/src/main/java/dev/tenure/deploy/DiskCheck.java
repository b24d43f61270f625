package dev.tenure.deploy;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import java.util.List;
import java.util.Optional;

/** TEN715: a disk without the room that copies of tables and the backup take. */
final class DiskCheck implements PreflightCheck {

    @Override
    public List<Finding> check(Site site) {
        return site.rooms().stream()
                .filter(Room::isTooLittle)
                .map(room -> new Finding(
                        "TEN715",
                        Finding.Kind.WRONG,
                        Subject.schema("disk"),
                        "There is too little room in " + room.place() + " for " + room.purposes() + ".",
                        "Make room there, or let it be written elsewhere.",
                        Optional.of(Room.words(room.needed()) + " free"),
                        Optional.of(room.free().map(Room::words).orElseThrow() + " free")))
                .toList();
    }

    @Override
    public List<String> said(Site site) {
        if (site.rooms().isEmpty()) {
            return List.of("Takes no room to speak of: no table is written anew.");
        }
        return site.rooms().stream()
                .map(room -> "Takes about " + Room.words(room.needed()) + " in " + room.place() + " for "
                        + room.purposes() + "; " + room.free()
                                .map(free -> Room.words(free) + " are free.")
                                .orElse("how much is free there is not known: this server does not tell, and its disk"
                                        + " is not to be seen from here."))
                .toList();
    }
}
