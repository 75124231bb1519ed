// SPDX-License-Identifier: MIT

using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using Mp3.Experiments.Guest;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Guest;

public sealed class QemuTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_missing_qemu_is_named_with_the_command_that_brings_it()
    {
        using var empty = new ScratchFolder();

        var error = Assert.Throws<Mp3Exception>(() => Qemu.Find(empty.Path));

        Assert.Equal(ExitCode.Unavailable, error.ExitCode);
        Assert.Equal("qemu-system-x86_64 is missing; 'make deps' installs qemu-system-x86", error.Message);
    }

    [Fact]
    public void The_version_is_what_the_program_says()
    {
        using var fake = new FakeQemu("exit 0");

        Assert.Equal("7.2.22 (fake)", Qemu.Find(fake.SearchPath).Version);
    }

    [Fact]
    public void Another_qemu_is_taken_by_option_before_variable_before_path()
    {
        using var option = new FakeQemu("exit 0", version: "9.9 (option)");
        using var variable = new FakeQemu("exit 0", version: "8.8 (variable)");

        Assert.Equal("9.9 (option)", Qemu.Choose(option.Program, variable.Program).Version);
        Assert.Equal("8.8 (variable)", Qemu.Choose(null, variable.Program).Version);
        Assert.Equal(Qemu.Find().Path, Qemu.Choose(null, "").Path);
    }

    [Fact]
    public void The_digest_is_the_program_s()
    {
        using var fake = new FakeQemu("exit 0");

        Assert.Equal(Tool.Run("sha256sum", [fake.Program]).Split(' ')[0], Qemu.Choose(fake.Program).Sha256);
    }

    [Theory]
    [InlineData("/nonexistent/qemu", null, "--qemu /nonexistent/qemu: there is no such program")]
    [InlineData(null, "no-such-qemu", "MP3_QEMU no-such-qemu: there is no such program")]
    [InlineData("/bin/true", null, "--qemu /bin/true: it does not answer --version as QEMU does")]
    public void What_is_no_qemu_is_refused(string? option, string? variable, string message)
    {
        Mp3Exception error = Assert.Throws<Mp3Exception>(() => Qemu.Choose(option, variable));

        Assert.Equal((ExitCode.Usage, message), (error.ExitCode, error.Message));
    }

    [Fact]
    public async Task A_guest_that_was_done_hands_back_its_report_and_its_records()
    {
        using var folder = new ScratchFolder();
        string result = WriteResult(folder, error: null);
        using var fake = new FakeQemu($"dd if='{result}' of=\"$result\" conv=notrunc 2>/dev/null");

        GuestOutcome.Finished finished = (await fake.RunAsync(cancellation: Token)).Require("pair-a");

        Assert.Equal("pair-a", finished.Report.Run);
        Assert.Equal([1, 2, 3, 4], finished.Records);
    }

    [Fact]
    public async Task An_experiment_that_failed_says_why()
    {
        using var folder = new ScratchFolder();
        string result = WriteResult(folder, error: "work was not found");
        using var fake = new FakeQemu($"dd if='{result}' of=\"$result\" conv=notrunc 2>/dev/null");

        GuestOutcome outcome = await fake.RunAsync(cancellation: Token);

        Assert.IsType<GuestOutcome.ExperimentFailed>(outcome);
        AssertFailure(outcome, "run pair-a failed in the guest: work was not found");
    }

    [Theory]
    [InlineData("vm.swappiness=lots", "--sysctl vm.swappiness=lots")]
    [InlineData("/sys/kernel/mm/x=1", "--knob /sys/kernel/mm/x=1")]
    public async Task A_setting_that_the_kernel_refuses_is_bad_input_and_no_death(string setting, string option)
    {
        using var fake = new FakeQemu($"echo 'mp3-init: cannot set {setting}' >\"$console\"");

        GuestOutcome outcome = await fake.RunAsync(cancellation: Token);

        Mp3Exception error = Assert.Throws<Mp3Exception>(() => outcome.Require("pair-a"));
        Assert.Equal(ExitCode.Usage, error.ExitCode);
        Assert.StartsWith($"the guest's kernel refuses {option}: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_preloaded_library_may_lie_in_a_folder_with_blanks()
    {
        using var folder = new ScratchFolder();
        string library = folder.Write("a b:c/steady_clock.so", "");
        // The loader that preloads it ends the script's own programs' names, too: only the shell's own words here.
        using var fake = new FakeQemu("echo \"mp3-init: $LD_PRELOAD $PWD\" >\"$console\"");

        GuestOutcome outcome = await Qemu.Find(fake.SearchPath).WithSteadyClock(library).RunAsync(FakeQemu.Machine, FakeQemu.Nothing, _ => { }, Token);

        Assert.Equal($"./steady_clock.so {System.IO.Path.GetDirectoryName(library)}", Assert.IsType<GuestOutcome.Died>(outcome).Cause);
    }

    [Fact]
    public async Task A_result_that_is_cut_short_counts_as_none()
    {
        using var folder = new ScratchFolder();
        string result = WriteResult(folder, error: null);
        using var fake = new FakeQemu(
            $"dd if='{result}' of=\"$result\" conv=notrunc bs=100 count=1 2>/dev/null\nprintf 'one\\r\\ntwo\\r\\n' >\"$console\"");

        GuestOutcome outcome = await fake.RunAsync(cancellation: Token);

        Assert.Equal(["one", "two"], Assert.IsType<GuestOutcome.Died>(outcome).ConsoleTail);
        AssertFailure(outcome, "the guest of run pair-a died: it ended without a result");
    }

    [Fact]
    public async Task The_qemu_that_fails_says_why_itself()
    {
        using var fake = new FakeQemu("echo 'qemu: could not load kernel' >&2; echo more >&2; exit 3");

        GuestOutcome outcome = await fake.RunAsync(cancellation: Token);

        Assert.Equal(["more"], AssertFailure(outcome, "QEMU failed in run pair-a with exit code 3: qemu: could not load kernel").Details);
    }

    [Fact]
    public async Task A_qemu_that_the_host_kills_is_told_apart()
    {
        using var fake = new FakeQemu("kill -9 $$");

        AssertFailure(
            await fake.RunAsync(cancellation: Token),
            "QEMU was killed in run pair-a, perhaps because the host ran out of memory; try fewer guests at once (--jobs 1)");
    }

    [Fact]
    public async Task Progress_arrives_in_whole_lines()
    {
        using var fake = new FakeQemu("printf 'boot\\r\\niter' >\"$progress\"; sleep 0.5; printf 'ation 1\\nlost' >>\"$progress\"");
        var lines = new List<string>();

        await fake.RunAsync(lines.Add, Token);

        Assert.Equal(["boot", "iteration 1"], lines);
    }

    [Fact]
    public async Task The_host_s_time_of_day_is_hidden_from_qemu_under_the_virtual_clock() =>
        Assert.Equal(1322697600, await TimeOfDayAsync(GuestClock.Virtual));

    [Fact]
    public async Task Under_the_real_clock_qemu_sees_the_host_s_time_of_day()
    {
        long before = DateTimeOffset.UtcNow.ToUnixTimeSeconds();

        Assert.InRange(await TimeOfDayAsync(GuestClock.Real), before, DateTimeOffset.UtcNow.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task A_guest_that_falls_silent_is_stopped()
    {
        using var fake = new FakeQemu("echo $$ >\"$progress\"; exec sleep 600");
        var clock = new FakeTimeProvider();
        int pid = 0;

        Task<GuestOutcome> run = Qemu.Find(fake.SearchPath).WithPatience(TimeSpan.FromDays(1)).WithClock(clock)
            .RunAsync(FakeQemu.Machine, FakeQemu.Nothing, line => pid = int.Parse(line), Token);
        await AdvanceUntilAsync(TimeSpan.FromMilliseconds(200), () => pid > 0, "the guest says its pid");
        Assert.False(run.IsCompleted);
        Assert.False(Processes.IsGone(pid));
        await AdvanceUntilAsync(TimeSpan.FromHours(1), () => run.IsCompleted, "the guest is stopped");

        AssertFailure(await run, "the guest of run pair-a hung: no progress for 86400 s, so it was stopped");
        Assert.True(Processes.IsGone(pid));

        Task AdvanceUntilAsync(TimeSpan step, Func<bool> condition, string what) => Wait.UntilAsync(
            () =>
            {
                clock.Advance(step);
                return condition();
            },
            what);
    }

    [Fact]
    public async Task Cancelling_kills_the_guest_and_removes_its_files()
    {
        using var fake = new FakeQemu("echo $$ $result >\"$progress\"; exec sleep 600");
        using var stop = new CancellationTokenSource();
        string[] said = [];

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fake.RunAsync(
            line =>
            {
                said = line.Split(' ');
                stop.Cancel();
            },
            stop.Token));

        Assert.True(Processes.IsGone(int.Parse(said[0])));
        Assert.False(Directory.Exists(Path.GetDirectoryName(said[1])));
    }

    [Fact]
    public async Task The_result_disk_is_there_in_full_before_the_guest_boots()
    {
        using var fake = new FakeQemu("stat -c '%s %b %B' \"$result\" >\"$progress\"");
        var lines = new List<string>();

        await fake.RunAsync(lines.Add, Token);

        long[] numbers = [.. lines[0].Split(' ').Select(long.Parse)];
        Assert.Equal(1024 * 1024, numbers[0]);
        Assert.True(numbers[1] * numbers[2] >= 1024 * 1024, "the blocks are not taken");
    }

    [Fact]
    public async Task A_disk_that_is_full_stops_the_run_before_it_starts()
    {
        using var fake = new FakeQemu("exit 0");
        GuestMachine greedy = FakeQemu.Machine with { ResultMib = int.MaxValue };

        var error = await Assert.ThrowsAsync<Mp3Exception>(
            () => Qemu.Find(fake.SearchPath).RunAsync(greedy, FakeQemu.Nothing, _ => { }, Token));

        Assert.Equal(ExitCode.Failed, error.ExitCode);
        Assert.StartsWith("a guest's files can't be written to ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("; make room or set TMPDIR", error.Message, StringComparison.Ordinal);
    }

    /// <summary>What a program sees that is started as QEMU is, s since 1970.</summary>
    private static async Task<long> TimeOfDayAsync(GuestClock clock)
    {
        using var folder = new ScratchFolder();
        string library = folder["steady_clock.so"];
        Tool.Run("gcc", ["-shared", "-fPIC", "-o", library, Path.Combine(Repository.Find(), "src/Mp3.Experiments/Guest/steady_clock.c")]);
        string source = folder.Write("now.c", """
            #include <stdio.h>
            #include <sys/time.h>
            int main(void) { struct timeval now; gettimeofday(&now, 0); printf("%ld\n", now.tv_sec); }
            """);
        Tool.Run("gcc", ["-o", folder["now"], source]);
        using var fake = new FakeQemu($"{folder["now"]} >\"$progress\"");
        var lines = new List<string>();

        await Qemu.Find(fake.SearchPath).WithSteadyClock(library)
            .RunAsync(FakeQemu.Machine with { Clock = clock }, FakeQemu.Nothing, lines.Add, Token);

        return long.Parse(Assert.Single(lines), CultureInfo.InvariantCulture);
    }

    private static Mp3Exception AssertFailure(GuestOutcome outcome, string message)
    {
        var error = Assert.Throws<Mp3Exception>(() => outcome.Require("pair-a"));
        Assert.Equal(ExitCode.Failed, error.ExitCode);
        Assert.Equal(message, error.Message);
        return error;
    }

    private static string WriteResult(ScratchFolder folder, string? error)
    {
        var report = new GuestReport(
            GuestPlan.CurrentVersion, "pair-a", error, "6.1.0", 1, 1, 1, 0, 1, new RingFacts(1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 0, 0), 0, new Dictionary<string, long>(StringComparer.Ordinal), []);
        string path = Path.Combine(folder.Path, "result");
        using FileStream file = File.Create(path);
        ResultFile.Write(file, report, new MemoryStream([1, 2, 3, 4]));
        return path;
    }
}
