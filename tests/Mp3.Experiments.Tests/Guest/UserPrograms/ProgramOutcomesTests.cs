// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Guest.UserPrograms;

/// <summary>One guest in which programs do what programs do.</summary>
[Trait("Category", "Guest")]
public sealed class ProgramOutcomesTests(ProgramOutcomesTests.Run fixture) : IClassFixture<ProgramOutcomesTests.Run>
{
    private ProgramsRun Done => fixture.Done;

    [Fact]
    public void Exit_codes_and_signals_come_back()
    {
        Assert.Equal((3, null), (Done["exits"].ExitCode, Done["exits"].Signal));
        Assert.Equal((null, 11), (Done["crashes"].ExitCode, Done["crashes"].Signal));
        Assert.Equal((127, "mp3: /usr/bin/none: No such file or directory\n"), (Done["none"].ExitCode, Done.Text("none.stderr")));
        Assert.Equal((126, "mp3: /usr/bin/../../data: Permission denied\n"), (Done["data"].ExitCode, Done.Text("data.stderr")));
    }

    [Fact]
    public void What_programs_print_comes_back()
    {
        Assert.Equal("to standard output\n", Done.Text("exits.stdout"));
        Assert.Equal("to standard error\n", Done.Text("exits.stderr"));
        Assert.Equal("1000\n", Done.Text("pipe.stdout"));
    }

    [Fact]
    public void Of_a_long_output_the_beginning_comes_back()
    {
        BroughtFile file = Done.Facts.Files.Single(file => file.Name == "long.stdout");

        Assert.Equal((17L << 20, ProgramsPlan.MostOfStream, null), (file.Length, file.Kept, file.Error));
        Assert.Equal(Done.Facts.Files.Sum(each => each.Kept), Done.Finished.Files!.Length);
    }

    [Fact]
    public void All_descendants_are_followed_and_no_fault_is_lost()
    {
        Done.AssertWholeAccount();
        Assert.All((string[])["pipe", "nest", "threads", "map"], label =>
        {
            ProcessReport report = Done[label];
            Assert.Equal(
                (report.AtExit.MinorFaults - report.BeforeStart.MinorFaults, report.AtExit.MajorFaults - report.BeforeStart.MajorFaults),
                Done.TreeOf(report.Pid));
        });
        Assert.True(Done.TreeOf(Done["nest"].Pid).Minor > 4 * 256, "four processes of a MiB each");
        Assert.True(Done.TreeOf(Done["threads"].Pid).Minor > 4 * 512, "four threads of two MiB each");
    }

    [Fact]
    public void Orphans_have_an_account_of_their_own() =>
        Assert.Contains(Done.Facts.Orphans, orphan => orphan.AtExit.MinorFaults >= 3 * 256);

    [Fact]
    public void What_is_left_behind_is_ended()
    {
        Assert.Equal(1, Done.Facts.EndedLeftovers);
        Assert.Empty(Done.Facts.Ended);
        Assert.False(Done.Facts.TimedOut);
    }

    [Fact]
    public void Each_process_has_its_command() => Assert.All((string[])["/usr/bin/tree", "/usr/bin/sh", "/usr/bin/wc", "/usr/bin/seq", "/usr/bin/bash"], path =>
        Assert.Contains(Done.Facts.Execs, exec => exec.Path == path && exec.TimeNs >= Done.Report.StartNs && exec.TimeNs <= Done.Report.EndNs));

    [Fact]
    public void A_file_is_read_from_the_disk_page_by_page()
    {
        const int Pages = ProgramsImage.DataBytes / 4096;
        Assert.Equal($"{Pages}\n", Done.Text("map.stdout"));
        // Without readahead each page is a major fault, in every kernel; the program's own pages come on top.
        Assert.InRange(Done.TreeOf(Done["map"].Pid).Major, Pages, Pages + 50);
        Assert.True(Done.Report.Disks!.Single().ReadBytes > ProgramsImage.DataBytes);
    }

    [Fact]
    public void Outputs_come_back_and_what_is_none_says_why()
    {
        Assert.Equal("made in the guest\n", Done.Text("/tmp/made"));
        Assert.Equal("made in the guest\n", Done.Text("/tmp/link"));
        Assert.Equal("No such file or directory", Done.Facts.Files.Single(file => file.Name == "/tmp/missing").Error);
        Assert.Equal("it is no regular file", Done.Facts.Files.Single(file => file.Name == "/tmp").Error);
    }

    [Fact]
    public void There_is_a_whole_Linux_around_a_program() => Assert.Equal(
        """
        0::/programs
        /root
        0
        ok
        1024
        0022
        lo up
        max

        """,
        Done.Text("around.stdout"));

    [Fact]
    public void A_program_that_registers_itself_does_so_unmodified() =>
        Assert.Equal((0, ""), (Done["registers"].ExitCode, Done.Text("registers.stderr")));

    [Fact]
    public void The_group_says_what_it_used()
    {
        Assert.True(Done.Facts.Group.PeakBytes > 8 << 20);
        Assert.True(Done.Facts.Group.Stat["pgfault"] > 1000);
        Assert.Equal(0, Done.Facts.Group.Events["oom_kill"]);
    }

    public sealed class Run(SharedParts parts, ProgramsImage image) : IAsyncLifetime
    {
        internal ProgramsRun Done { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            var guest = new ProgramsGuest(parts, image)
            {
                Plan = new ProgramsPlan(Experiments.Machines.ProgramStore.Root, true, false, null, null, null, ["/tmp/made", "/tmp/link", "/tmp/missing", "/tmp"]),
            };
            Done = await guest.RunAsync(
                ProgramsGuest.Shell("exits", "echo to standard output; echo to standard error >&2; exit 3"),
                ProgramsGuest.Shell("crashes", "kill -SEGV $$"),
                ProgramsGuest.Program("none", "none"),
                ProgramsGuest.Program("data", "../../data"),
                ProgramsGuest.Program("pipe", "bash", "-c", "seq 1000 | cat | wc -l"),
                ProgramsGuest.Program("nest", "tree", "nest", "3", "1"),
                ProgramsGuest.Program("threads", "tree", "threads", "4", "2"),
                ProgramsGuest.Program("map", "tree", "map", "/data"),
                ProgramsGuest.Program("orphan", "tree", "orphan", "3"),
                ProgramsGuest.Shell("leaves", "sleep 1000 & exit 0"),
                ProgramsGuest.Shell("writes", "cat > /tmp/made; ln -s /tmp/made /tmp/link; sleep 1") with
                {
                    Program = new ProgramPlan(["/usr/bin/sh", "-c", "cat > /tmp/made; ln -s /tmp/made /tmp/link; sleep 1"], ["PATH=/usr/bin"], "/tmp", "/etc/input"),
                },
                ProgramsGuest.Shell("long", "dd if=/dev/zero bs=1M count=17 2>&-"),
                ProgramsGuest.Shell("registers", "echo \"R $$\" > /proc/mp3/status && cat /proc/mp3/status && echo \"U $$\" > /proc/mp3/status"),
                ProgramsGuest.Shell("around", """
                    cat /proc/self/cgroup; pwd; cat /proc/self/oom_score_adj
                    echo ok >> /dev/fd/1; ulimit -n; umask
                    ip addr show lo | grep -q 'inet 127.0.0.1' && echo lo up
                    cat /sys/fs/cgroup/programs/memory.max
                    """));
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
