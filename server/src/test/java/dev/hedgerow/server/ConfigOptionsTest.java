package dev.hedgerow.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

final class ConfigOptionsTest {

    @Command
    private static final class Any {
        @Mixin private final ConfigOptions options = new ConfigOptions();
    }

    @ParameterizedTest
    @CsvSource({
        "--warm-up=true  --warm-up-rounds=7, 7",
        "--warm-up=false --warm-up-rounds=7, 0",
    })
    void config_warmsUpOnlyWhenAsked(String flags, int rounds) {
        Any any = new Any();
        new CommandLine(any).parseArgs(flags.split(" +"));
        assertThat(any.options.config().warmUpRounds()).isEqualTo(rounds);
    }
}
