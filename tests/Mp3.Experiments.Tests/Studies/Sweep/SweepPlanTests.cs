// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Running;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Studies.Sweep;
using Mp3.Experiments.Studies.Sweep.Definition;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Studies.Sweep;

public sealed class SweepPlanTests
{
    private const string Release = "6.1.0-56-amd64";

    [Fact]
    public void Every_combination_is_a_setting_the_last_axis_fastest()
    {
        SweepPlan plan = PlanOf(
            """
            study = "multiprog"
            [sweep]
            memory = [512, 1024]
            swap = ["ssd", "hdd", "zram"]
            """);

        Assert.Equal(6, plan.Settings);
        Assert.Equal(
            ["memory=512 swap=ssd", "memory=512 swap=hdd", "memory=512 swap=zram", "memory=1024 swap=ssd", "memory=1024 swap=hdd", "memory=1024 swap=zram"],
            Enumerable.Range(0, 6).Select(i => plan.At(i).Words));
        Assert.Equal([1UL], plan.Seeds);
    }

    [Fact]
    public void Runs_of_a_study_are_asked_for_as_one_list_wherever_they_stand()
    {
        SweepPlan plan = PlanOf("study = \"multiprog\"\n[sweep]\nn = \"2..4\"\nmemory = [512, 1024]\n");

        Assert.Equal(2, plan.Settings);
        Assert.Equal(["n", "memory"], plan.Axes.Select(axis => axis.Name));
        Assert.Equal(["memory"], plan.Varied.Select(axis => axis.Name));
        Assert.All([plan.At(0), plan.At(1)], setting => Assert.Equal(3, setting.Request.Guests));
    }

    [Fact]
    public void A_run_is_the_same_alone_and_in_a_list()
    {
        WantedRuns list = Want("n = \"2..4\"");

        Assert.All(list.Runs, run => Assert.Equal(RecipeTexts(run), RecipeTexts(Assert.Single(Want($"n = [{run.Parameters["n"]}]").Runs))));

        static WantedRuns Want(string axis) => PlanOf($"study = \"multiprog\"\n[sweep]\n{axis}\n").At(0).Request.Want(Release, GuestAccelerator.Tcg);
    }

    [Fact]
    public void What_every_run_has_is_in_every_setting()
    {
        SweepPlan plan = PlanOf(
            """
            study = "casestudy1"
            [options]
            scale = "1/8"
            faults = true
            sysctl = ["vm.swappiness=100", "vm.page-cluster=0"]
            [sweep]
            memory = [512, 1024]
            """);

        Assert.All([plan.At(0), plan.At(1)], setting =>
        {
            var request = (Mp3.Experiments.Studies.Processes.ProcessRequest)setting.Request;
            Assert.Equal((0.125, true, 2), (request.Options.Scale, request.Options.Faults, request.Options.Knobs.Sysctls.Count));
        });
    }

    [Fact]
    public void A_repeatable_option_may_be_the_same_in_part_and_varied_in_part()
    {
        SweepPlan plan = PlanOf("study = \"casestudy1\"\n[options]\nsysctl = \"vm.page-cluster=0\"\n[sweep]\nsysctl = [\"vm.swappiness=0\", \"vm.swappiness=100\"]\n");

        Assert.Equal(
            ["vm.page-cluster=0 vm.swappiness=0", "vm.page-cluster=0 vm.swappiness=100"],
            Enumerable.Range(0, 2).Select(i => string.Join(' ', plan.At(i).Request.Choices.Knobs.Sysctls.Select(pair => $"{pair.Key}={pair.Value}"))));
    }

    [Fact]
    public void Programs_stand_behind_the_options()
    {
        SweepPlan plan = PlanOf("study = \"run\"\nprogram = [\"sort\", \"--parallel=2\", \"x y\"]\n[sweep]\nlimit = [\"8M\", \"16M\"]\n");

        var request = (Mp3.Experiments.Studies.Program.ProgramRequest)plan.At(1).Request;
        Assert.Equal(16L << 20, request.Choices.LimitBytes);
        Assert.Equal(["sort", "--parallel=2", "x y"], Assert.Single(request.Choices.Commands));
    }

    [Theory]
    [InlineData("study = \"multipog\"\n", "x.toml:1:9: there is no study 'multipog'; did you mean multiprog?")]
    [InlineData("study = \"multiprog\"\n[sweep]\nmemroy = [512]\n", "x.toml:3:1: multiprog has no option 'memroy'; did you mean memory?")]
    [InlineData("study = \"multiprog\"\n[options]\nlimit = \"64M\"\n", "x.toml:3:1: multiprog has no option 'limit'")]
    [InlineData("study = \"multiprog\"\n[sweep]\njobs = [1, 2]\n", "x.toml:3:1: jobs is no setting of a run")]
    [InlineData("study = \"multiprog\"\n[options]\nclock = \"real\"\n", "x.toml:3:1: clock is no setting of a run")]
    [InlineData("study = \"multiprog\"\n[options]\nrepeat = 5\n", "x.toml:3:1: repeat is no setting of a run")]
    [InlineData("study = \"multiprog\"\n[sweep]\nseed = [1, 2]\n", "x.toml:3:1: seed: say seeds, such as")]
    [InlineData("study = \"multiprog\"\n[sweep]\nmemory = [512, \"much\"]\n", "x.toml:3:16: --memory much: choose a whole number from 1 to 1048576")]
    [InlineData("study = \"multiprog\"\n[sweep]\nswap = [\"ssd\", \"zrma\"]\n", "x.toml:3:16: --swap zrma: choose ")]
    [InlineData("study = \"multiprog\"\n[sweep]\nn = \"1..5,99\"\n", "x.toml:3:5: --n 99: ")]
    [InlineData("study = \"multiprog\"\n[sweep]\nmemory = [512, 512]\n", "x.toml:3:16: memory has 512 twice")]
    [InlineData("study = \"multiprog\"\n[options]\nmemory = 512\n[sweep]\nmemory = [512]\n", "x.toml:5:1: memory is the same in every run by [options], and is varied here")]
    [InlineData("study = \"multiprog\"\n[options]\nmemory = [512, 1024]\n", "x.toml:3:16: memory has one value in every run; what is varied stands in [sweep]")]
    [InlineData("study = \"multiprog\"\n[options]\nfaults = 1\n", "x.toml:3:10: faults is true or false")]
    [InlineData("study = \"multiprog\"\nprogram = [\"sort\"]\n", "x.toml:2:12: multiprog runs no programs of yours")]
    [InlineData("study = \"run\"\n", "x.toml:1:9: there is no program to run")]
    [InlineData("study = \"multiprog\"\n[sweep]\ndisk = [\"latency=100us\", \"latency=much\"]\n", "x.toml:3:26: ")]
    [InlineData("study = \"multiprog\"\n[sweep]\nmemory = [10, 512]\n", "x.toml:3:11: --memory 10 is out of range")]
    public void What_the_study_does_not_take_is_refused_where_it_stands(string text, string message)
    {
        Mp3Exception e = Assert.Throws<Mp3Exception>(() => Everything(PlanOf(text)));

        Assert.Equal(ExitCode.Usage, e.ExitCode);
        Assert.StartsWith(message, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_that_don_t_go_together_name_the_setting()
    {
        SweepPlan plan = PlanOf("study = \"multiprog\"\n[options]\nswap-size = 512\n[sweep]\nmemory = [512, 1024]\nswap = [\"ssd\", \"none\"]\n");

        Assert.Equal("memory=512 swap=ssd", plan.At(0).Words);
        Mp3Exception e = Assert.Throws<Mp3Exception>(() => plan.At(1));
        Assert.StartsWith("x.toml:6:16: with memory=512 swap=none: --swap-size 512: with --swap none there is no device", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_a_command_line_are_what_a_file_would_say()
    {
        var study = SweptStudy.Of(new SweepWord("run"));

        (IReadOnlyList<SweepEntry> options, IReadOnlyList<SweepWord> program) = study.Read(
            ["--env", "A=1", "--env", "B=2", "--faults", "--timeout=5m", "--", "sort", "--", "x"]);

        Assert.Equal(
            ["env A=1 B=2", "timeout 5m", "faults true"],
            options.Select(option => $"{option.Name.Text} {string.Join(' ', option.Values.Select(value => value.Text))}"));
        Assert.Equal(["sort", "--", "x"], program.Select(word => word.Text));
    }

    [Theory]
    [InlineData("run: '--limti' is no option here; did you mean --limit?; what is the program's comes after --", "run", "--limti", "8M", "--", "sort")]
    [InlineData("multiprog: '--memroy' is no option here; did you mean --memory?", "multiprog", "--memroy", "512")]
    [InlineData("jobs is no setting of a run", "multiprog", "--jobs", "2")]
    [InlineData("--memory x: choose a whole number", "multiprog", "--memory", "x")]
    public void What_is_mistyped_behind_the_dashes_is_refused(string message, string name, params string[] words)
    {
        Mp3Exception e = Assert.Throws<Mp3Exception>(() => SweptStudy.Of(new SweepWord(name)).Read(words));

        Assert.Equal(ExitCode.Usage, e.ExitCode);
        Assert.StartsWith(message, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_study_says_which_of_its_options_are_settings() => Assert.All(StudyList.All, study =>
    {
        string[] names = [.. SweptStudy.Of(new SweepWord(study.Name)).Names];

        Assert.Contains("memory", names);
        Assert.Empty(names.Intersect(["jobs", "out", "store", "fresh", "why", "json", "repeat", "qemu", "module", "show", "pass-exit", "clock", "seed"]));
    });

    [Theory]
    [InlineData("multiprog", "memory", "RAM of the guest (MiB)")]
    [InlineData("multiprog", "swap", "Swap device")]
    [InlineData("multiprog", "swap-size", "Size of the swap device (MiB)")]
    [InlineData("multiprog", "n", "Concurrent copies, N")]
    [InlineData("casestudy1", "second_process", "second process")]
    public void An_axis_has_words_and_a_unit(string study, string name, string words) =>
        Assert.Equal(words, SweptStudy.Of(new SweepWord(study)).WordsOf(name));

    private static SweepPlan PlanOf(string text) => SweepPlan.Of(SweepFile.Parse(text, "x.toml"));

    private static void Everything(SweepPlan plan)
    {
        for (long i = 0; i < plan.Settings; i++)
        {
            _ = plan.At(i);
        }
    }

    private static (string Machine, string Plan) RecipeTexts(WantedRun run) => (RecipeJson.Of(run.Recipe), RecipeJson.Of(run.Recipe.Plan));
}
