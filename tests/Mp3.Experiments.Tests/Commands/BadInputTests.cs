// SPDX-License-Identifier: MIT

using Mp3.Experiments.Tests.Fixtures;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Commands;

/// <summary>What a user gets wrong costs one line on standard error, at once, and leaves nothing behind.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    [Theory]
    [InlineData("--n 0", "multiprog", "--n", "0")]
    [InlineData("5..1", "multiprog", "--n", "5..1")]
    [InlineData("'x'", "multiprog", "--n", "x")]
    [InlineData("'--n'", "multiprog", "--n")]
    [InlineData("--n 1..99999999999", "multiprog", "--n", "1..99999999999")]
    [InlineData("--n ", "casestudy2", "--n", "")]
    [InlineData("'5'", "multiprog", "--n", "1", "5")]
    [InlineData("--size 0", "multiprog", "--size", "0")]
    [InlineData("--memory 1 is out of range", "casestudy1", "--memory", "1")]
    [InlineData("--memory 1 is too little", "casestudy3", "--memory", "1")]
    [InlineData("smallest ring has 64", "casestudy3", "--capacity", "63,128")]
    [InlineData("--capacity x", "casestudy3", "--capacity", "x")]
    [InlineData("'21' is no number of periods", "casestudy3", "--stall", "0,21")]
    [InlineData("'-1' is no number of periods", "casestudy3", "--stall", "-1")]
    [InlineData("choose 0.1 to 3600 seconds", "casestudy3", "--period", "0")]
    [InlineData("choose sigstop, cpu or memory", "casestudy3", "--delay", "disk")]
    [InlineData("--tick 0", "casestudy3", "--tick", "0")]
    [InlineData("longer --period or a shorter --tick", "casestudy3", "--period", "1s", "--tick", "1000")]
    [InlineData("there is no program to run: write mp3 run [options] -- PROGRAM ARGS", "run")]
    [InlineData("there is no program to run", "run", "--")]
    [InlineData("write mp3 curve [options] -- PROGRAM ARGS", "curve")]
    [InlineData("--ram 3M..64M: a program needs 4M or more", "curve", "--ram", "3M..64M", "--", "sort")]
    [InlineData("--ram 64M..128M: a machine needs 128M or more", "curve", "--by", "memory", "--ram", "64M..128M", "--", "sort")]
    [InlineData("--ram 64M..32M: it runs backwards; did you mean 32M..64M?", "curve", "--ram", "64M..32M", "--", "sort")]
    [InlineData("--ram 32..64: the form is 32M..512M, or 32M,64M,128M", "curve", "--ram", "32..64", "--", "sort")]
    [InlineData("--ram 1000K: the form is", "curve", "--ram", "1000K", "--", "sort")]
    [InlineData("--tolerance 5: the form is 5%", "curve", "--tolerance", "5", "--", "sort")]
    [InlineData("--points 1: choose a whole number from 2 to 200", "curve", "--points", "1", "--", "sort")]
    [InlineData("--limit is what a curve varies", "curve", "--limit", "32M", "--", "sort")]
    [InlineData("--output: a curve keeps no files", "curve", "--output", "x", "--", "sort")]
    [InlineData("--faults: a curve keeps no log", "curve", "--faults", "--", "sort")]
    [InlineData("--pass-exit: a curve has many runs", "curve", "--pass-exit", "--", "sort")]
    [InlineData("'--repeat'", "curve", "--repeat", "3", "--", "sort")]
    [InlineData("'sort' stands before --: write mp3 run [options] -- sort", "run", "sort")]
    [InlineData("'sort' stands before --", "run", "sort", "--", "uniq")]
    [InlineData("did you mean --memory?", "run", "--memroy", "64", "--", "sort")]
    [InlineData("there is no program beside --and", "run", "--", "sort", "--and", "--")]
    [InlineData("'--scale'", "run", "--scale", "1/8", "--", "sort")]
    [InlineData("--limit 2M: a program needs 4M or more", "run", "--limit", "2M", "--", "sort")]
    [InlineData("--limit 64: the form is 64M or 1G, or none", "run", "--limit", "64", "--", "sort")]
    [InlineData("--high 32M is more than --limit 16M", "run", "--limit", "16M", "--high", "32M", "--", "sort")]
    [InlineData("--timeout 5: the form is 30s, 5m or 1h", "run", "--timeout", "5", "--", "sort")]
    [InlineData("--timeout 25h: the form is", "run", "--timeout", "25h", "--", "sort")]
    [InlineData("--until both: choose all or first", "run", "--until", "both", "--", "sort")]
    [InlineData("--file-disk sdd: choose ssd, nvme or hdd; did you mean ssd?", "run", "--file-disk", "sdd", "--", "sort")]
    [InlineData("--file nowhere: there is no such file or folder", "run", "--file", "nowhere", "--", "sort")]
    [InlineData("--file /etc/passwd:b: there is no such file or folder; a GUEST begins with /: /etc/passwd:/work/b", "run", "--file", "/etc/passwd:b", "--", "sort")]
    [InlineData("--output out/: a folder can't be brought back; name each file by an --output of its own, or let the program pack them", "run", "--output", "out/", "--", "sort")]
    [InlineData("--module: programs and all their children are followed by the project's own module", "run", "--module", "x", "--", "sort")]
    [InlineData("--stdin nowhere: there is no such file", "run", "--stdin", "nowhere", "--", "sort")]
    [InlineData("--root nowhere: there is no such folder", "run", "--root", "nowhere", "--", "sort")]
    [InlineData("--file needs PATH[:GUEST], not an empty text", "run", "--file", "", "--", "sort")]
    [InlineData("--env 1=2: the form is NAME=VALUE", "run", "--env", "1=2", "--", "sort")]
    [InlineData("--cwd work: it is a path in the programs' root", "run", "--cwd", "work", "--", "sort")]
    [InlineData("--memory 1 is out of range", "run", "--memory", "1", "--", "sort")]
    [InlineData("--scale 1/64 is too small for 1024 MiB", "casestudy1", "--scale", "1/64")]
    [InlineData("--memory 1e3", "casestudy1", "--memory", "1e3")]
    [InlineData("--swap foo: choose ssd, nvme, hdd, zram or no", "casestudy1", "--swap", "foo")]
    [InlineData("--swap-size 0", "casestudy1", "--swap-size", "0")]
    [InlineData("--seed -1", "casestudy1", "--seed", "-1")]
    [InlineData("--seed 18446744073709551616", "casestudy1", "--seed", "18446744073709551616")]
    [InlineData("'--seed'", "casestudy1", "--seed", "1", "--seed", "2")]
    [InlineData("--repeat 0", "casestudy1", "--repeat", "0")]
    [InlineData("there are no 3 seeds from 18446744073709551614 on", "casestudy1", "--repeat", "3", "--seed", "18446744073709551614")]
    [InlineData("--scale 0", "casestudy1", "--scale", "0")]
    [InlineData("--scale 1/0", "casestudy1", "--scale", "1/0")]
    [InlineData("--scale 1/2/3", "casestudy1", "--scale", "1/2/3")]
    [InlineData("--scale -1", "casestudy1", "--scale", "-1")]
    [InlineData("--scale NaN", "casestudy1", "--scale", "NaN")]
    [InlineData("--clock x", "casestudy1", "--clock", "x")]
    [InlineData("--jobs 0", "casestudy1", "--jobs", "0")]
    [InlineData("--kernel needs a VERSION", "casestudy1", "--kernel", "")]
    [InlineData("--out needs a FOLDER", "casestudy1", "--out", "")]
    [InlineData("--out needs a FOLDER", "plot", "x", "--out", "")]
    [InlineData("cannot write results to /dev/null/x: no such file or folder", "casestudy1", "--out", "/dev/null/x")]
    [InlineData("cannot write results to /proc/x: no such file or folder", "casestudy1", "--out", "/proc/x")]
    [InlineData("--sysctl x: the form is NAME=VALUE", "casestudy1", "--sysctl", "x")]
    [InlineData("such as vm.swappiness=100", "casestudy1", "--sysctl", "vm.swappiness=1 0")]
    [InlineData("--knob etc/passwd=x: the form is PATH=VALUE", "multiprog", "--knob", "/sys/a=1", "--knob", "etc/passwd=x")]
    [InlineData("'--frobnicate'", "casestudy1", "--frobnicate")]
    [InlineData("'foo'", "casestudy1", "foo")]
    [InlineData("did you mean casestudy1?", "casestuyd1")]
    [InlineData("did you mean doctor?", "docter")]
    [InlineData("did you mean --swap?", "casestudy1", "--swpa", "ssd")]
    [InlineData("did you mean --scale?", "multiprog", "--sacle=1/8")]
    [InlineData("did you mean zram?", "casestudy1", "--swap", "zrma")]
    [InlineData("did you mean ssd?", "casestudy3", "--swap", "SSD")]
    [InlineData("did you mean real?", "casestudy1", "--clock", "rael")]
    [InlineData("choose virtual or real", "casestudy1", "--clock", "x")]
    [InlineData("did you mean memory?", "casestudy3", "--delay", "memroy")]
    [InlineData("choose bash, zsh or fish", "completions", "tcsh")]
    [InlineData("did you mean fish?", "completions", "fihs")]
    [InlineData("'casestudy9'", "casestudy9")]
    [InlineData("FILE", "plot")]
    [InlineData("there is no file or result folder nowhere", "plot", "nowhere")]
    [InlineData("there is no file or result folder nowhere", "plot", "nowhere", "--hz", "1000")]
    [InlineData("cannot read /dev/zero: it is a device", "plot", "/dev/zero")]
    [InlineData("cannot read /dev/zero: it is a device", "reproduce", "/dev/zero")]
    [InlineData("--columns time,minor: give time, minor and major once each", "plot", "x", "--columns", "time,minor")]
    [InlineData("--counts both: choose interval or cumulative", "plot", "x", "--counts", "both")]
    [InlineData("--hz 0: choose a whole number from 1", "plot", "x", "--hz", "0")]
    [InlineData("--cpu s: choose jiffies or ns or percent or permille", "plot", "x", "--cpu", "s")]
    [InlineData("manifest.json is missing", "plot", ".")]
    [InlineData("FOLDER", "faults")]
    [InlineData("there is no result folder nowhere", "faults", "nowhere")]
    [InlineData("--run needs a NAME", "faults", "x", "--run", "")]
    [InlineData("nowhere", "open", "nowhere")]
    [InlineData("RESULT", "compare")]
    [InlineData("results/x alone can't be compared", "compare", "results/x")]
    [InlineData("--baseline needs a NAME", "compare", "a", "b", "--baseline", "")]
    [InlineData("nowhere", "compare", "nowhere", "nowhere")]
    [InlineData("MANIFEST", "reproduce")]
    [InlineData("nowhere is missing", "reproduce", "nowhere")]
    [InlineData("manifest.json is missing", "reproduce", ".")]
    [InlineData("--jobs 0", "reproduce", ".", "--jobs", "0")]
    [InlineData("--kernel needs a VERSION", "doctor", "--kernel", "")]
    [InlineData("did you mean show?", "runs", "shwo")]
    [InlineData("--store needs a FOLDER", "runs", "--store", "")]
    [InlineData("/dev/null is a file", "runs", "--store", "/dev/null")]
    [InlineData("--limit 0: choose a whole number from 1, or all", "runs", "--limit", "0")]
    [InlineData("--limit x", "runs", "list", "--limit", "x")]
    [InlineData("NAME", "runs", "show")]
    [InlineData("no run in /nowhere begins with 3f2a", "runs", "show", "3f2a", "--store", "/nowhere")]
    [InlineData("'../x' is no name of a run", "runs", "show", "../x")]
    [InlineData("'3F2A' is no name of a run", "runs", "check", "3F2A")]
    [InlineData("B", "runs", "diff", "3f2a")]
    [InlineData("--older-than AGE, --keep-size SIZE", "runs", "gc")]
    [InlineData("--older-than AGE, --keep-size SIZE", "runs", "gc", "--dry-run")]
    [InlineData("--older-than 30: the form is 30d, 12h or 90m", "runs", "gc", "--older-than", "30")]
    [InlineData("--older-than -1d", "runs", "gc", "--older-than=-1d")]
    [InlineData("--keep-size 2g: the form is 500M or 2G", "runs", "gc", "--keep-size", "2g")]
    [InlineData("--keep-size 9999999G", "runs", "gc", "--keep-size", "9999999G")]
    [InlineData("no report below .", "open", ".")]
    public async Task It_is_named_in_one_line(string named, params string[] arguments)
    {
        ProgramRun run = await Mp3Program.RunAsync(_scratch.Path, arguments);

        AssertOneLine(ExitCode.Usage, run);
        Assert.Contains(named, run.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_scratch.Path, "*.incomplete", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task An_out_that_holds_other_things_is_left_alone()
    {
        File.WriteAllText(_scratch["thesis.tex"], "x");

        ProgramRun run = await Mp3Program.RunAsync(_scratch.Path, ["casestudy1", "--out", _scratch.Path]);

        AssertOneLine(ExitCode.Usage, run);
        Assert.Contains("name another folder", run.Errors, StringComparison.Ordinal);
        Assert.Equal([_scratch["thesis.tex"]], Directory.GetFileSystemEntries(_scratch.Path));
    }

    [Fact]
    public async Task A_pipe_is_refused_and_not_waited_for()
    {
        Assert.Equal(0, Mono.Unix.Native.Syscall.mkfifo(_scratch["pipe"], Mono.Unix.Native.FilePermissions.DEFFILEMODE));

        ProgramRun run = await Mp3Program.RunAsync(_scratch.Path, ["plot", "pipe"]);

        AssertOneLine(ExitCode.Usage, run);
        Assert.Contains("cannot read pipe: it is a pipe", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reproduce")]
    [InlineData("plot")]
    public async Task A_study_s_name_is_no_path(string command)
    {
        Directory.CreateDirectory(_scratch["in/result"]);
        foreach (string file in Directory.GetFiles(FixtureFolder.CaseStudy1))
        {
            string text = File.ReadAllText(file).Replace("\"study\": \"casestudy1\"", "\"study\": \"../../x\"", StringComparison.Ordinal);
            File.WriteAllText(_scratch[$"in/result/{Path.GetFileName(file)}"], text);
        }

        ProgramRun run = await Mp3Program.RunAsync(_scratch.Path, [command, "in/result"], ("TMPDIR", _scratch["in"]));

        AssertOneLine(ExitCode.Usage, run);
        Assert.Contains("in/result/manifest.json, line 3: study is no name of a study", run.Errors, StringComparison.Ordinal);
        Assert.Equal([_scratch["in"]], Directory.GetFileSystemEntries(_scratch.Path));
    }

    [Fact]
    public async Task A_result_is_not_compared_with_itself()
    {
        ProgramRun run = await Mp3Program.RunAsync(_scratch.Path, ["compare", FixtureFolder.CaseStudy1, FixtureFolder.CaseStudy1 + "/."]);

        AssertOneLine(ExitCode.Usage, run);
        Assert.Contains("are one result", run.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_scratch.Path));
    }

    [Fact]
    public async Task A_result_whose_name_is_mistyped_is_suggested()
    {
        Directory.CreateDirectory(_scratch["results/casestudy1"]);

        ProgramRun run = await Mp3Program.RunAsync(_scratch.Path, ["plot", "results/casestuyd1"]);

        AssertOneLine(ExitCode.Usage, run);
        Assert.Contains("did you mean casestudy1?", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_is_not_reproduced_into_its_own_place()
    {
        string folder = FixtureFolder.CaseStudy1;

        ProgramRun run = await Mp3Program.RunAsync(_scratch.Path, ["reproduce", folder, "--out", folder + "/"]);

        AssertOneLine(ExitCode.Usage, run);
        Assert.Contains("name another folder", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_ran_under_the_host_s_clock_is_not_reproduced()
    {
        string manifest = File.ReadAllText(Path.Combine(FixtureFolder.CaseStudy1, "manifest.json"));
        File.WriteAllText(_scratch["manifest.json"], manifest.Replace("\"clock\": \"virtual\"", "\"clock\": \"real\"", StringComparison.Ordinal));

        ProgramRun run = await Mp3Program.RunAsync(_scratch.Path, ["reproduce", "manifest.json"]);

        AssertOneLine(ExitCode.Usage, run);
        Assert.Contains("--clock real", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_that_can_t_be_written_are_no_bug_of_the_program()
    {
        ProgramRun run = await Mp3Program.RunAsync(_scratch.Path, ["plot", FixtureFolder.CaseStudy1, "--out", "/proc/self"]);

        AssertOneLine(ExitCode.Usage, run);
        Assert.Contains("/proc/self", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_qemu_the_program_says_what_installs_it_before_it_builds_anything()
    {
        ProgramRun run = await Mp3Program.RunAsync(_scratch.Path, ["casestudy1", "--out", "result"], ("PATH", _scratch.Path));

        AssertOneLine(ExitCode.Unavailable, run);
        Assert.Contains("qemu-system-x86_64 is missing; 'make deps'", run.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_scratch.Path));
    }

    [Theory]
    [InlineData("no kernel 9.9 for the guest; 'make kernel KERNEL=9.9' fetches it\n", "--kernel", "9.9")]
    [InlineData("'make kernel KERNEL=6.1.0-0-none' fetches it\n", "--kernel", "6.1.0-0-none")]
    public async Task Without_the_kernel_the_program_says_what_fetches_it_before_it_builds_anything(string remedy, params string[] arguments)
    {
        ProgramRun run = await Mp3Program.RunAsync(
            _scratch.Path, ["casestudy1", "--out", "result", .. arguments], ("MP3_CACHE", _scratch["cache"]));

        AssertOneLine(ExitCode.Unavailable, run);
        Assert.Contains(remedy, run.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_scratch.Path));
    }

    public void Dispose() => _scratch.Dispose();

    private static void AssertOneLine(int exitCode, ProgramRun run)
    {
        Assert.Equal("", run.Output);
        string line = Assert.Single(run.ErrorLines);
        Assert.StartsWith("mp3: ", line, StringComparison.Ordinal);
        Assert.Equal(exitCode, run.ExitCode);
    }
}
