package dev.hedgerow.server.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file system of a few megabytes in memory. Only root may mount one on Linux; elsewhere tests
 * that want one are skipped.
 */
final class SmallDisk implements AutoCloseable {
    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    static SmallDisk mount(Path folder, int megabytes) throws IOException {
        Files.createDirectories(folder);
        boolean mounted =
                run(
                        "mount",
                        "-t",
                        "tmpfs",
                        "-o",
                        "size=" + megabytes + "m",
                        "tmpfs",
                        folder.toString());
        assumeTrue(mounted, "cannot mount a small disk: run as root on Linux to test a full one");
        return new SmallDisk(folder);
    }

    Path folder() {
        return folder;
    }

    void resize(int megabytes) throws IOException {
        assertThat(run("mount", "-o", "remount,size=" + megabytes + "m", folder.toString()))
                .isTrue();
    }

    void makeReadOnly() throws IOException {
        assertThat(run("mount", "-o", "remount,ro", folder.toString())).isTrue();
    }

    @Override
    public void close() throws IOException {
        assertThat(run("umount", folder.toString())).isTrue();
    }

    private static boolean run(String... command) throws IOException {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.onExit().join().exitValue() != 0) {
                System.out.println(String.join(" ", command) + ": " + output);
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false; // No such program.
        }
    }
}
