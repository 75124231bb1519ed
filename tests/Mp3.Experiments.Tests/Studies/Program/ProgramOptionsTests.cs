// SPDX-License-Identifier: MIT

using Mp3.Experiments.Studies;
using Mp3.Experiments.Studies.Program;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Studies.Program;

/// <summary>What a command line asks for.</summary>
public sealed class ProgramOptionsTests
{
    [Fact]
    public void What_comes_after_the_dashes_is_the_programs_own()
    {
        ProgramChoices choices = Read("--memory", "64", "--", "sort", "--memory", "--", "x y", "-r").Choices;

        Assert.Equal(["sort", "--memory", "--", "x y", "-r"], Assert.Single(choices.Asked.Commands));
    }

    [Fact]
    public void Further_programs_come_after_and_with_dashes()
    {
        ProgramChoices choices = Read("--copies", "2", "--", "redis-server", "--port", "1", "--and", "--", "redis-benchmark", "--and", "x").Choices;

        Assert.Equal(
            ["redis-server --port 1", "redis-server --port 1", "redis-benchmark --and x", "redis-benchmark --and x"],
            choices.Commands.Select(command => string.Join(' ', command)));
    }

    [Fact]
    public void What_is_not_said_has_a_default()
    {
        ProgramRequest request = Read("--", "sort");

        Assert.Equal((1, null, null, null, false, 1024, "ssd"), (
            request.Choices.Copies, request.Choices.LimitBytes, request.Choices.HighBytes, request.Choices.TimeoutSeconds,
            request.Choices.EndsWithFirst, request.Choices.RoomMib, request.Choices.FileDisk.Name));
        Assert.Equal((1.0, "/work"), (request.Options.Scale, request.Choices.Asked.WorkingDirectory));
        Assert.Equal(
            "copies=1, limit=none, high=none, timeout=none, until=all, room=1024, file-disk=ssd",
            request.Choices.Parameters.ToString());
    }

    [Fact]
    public void What_is_said_is_taken()
    {
        ProgramRequest request = Read(
            "--limit", "64M", "--high", "8M", "--timeout", "2m", "--until", "first", "--room", "0", "--file-disk", "hdd", "--show", "--pass-exit",
            "--file", "a.txt", "--file", "b:/b", "--package", "sqlite3", "--env", "A=b c", "--cwd", "/tmp", "--output", "out.txt", "--stdin", "in.txt", "--", "sort");

        ProgramChoices choices = request.Choices;
        Assert.Equal("copies=1, limit=64M, high=8M, timeout=120s, until=first, room=0, file-disk=hdd", choices.Parameters.ToString());
        Assert.True(choices is { Shows: true, PassesExit: true });
        Assert.Equal(["/work/a.txt", "/b"], choices.Asked.Files.Select(file => file.Guest));
        Assert.Equal(["sqlite3"], choices.Asked.Packages);
        Assert.Equal(["A=b c"], choices.Asked.Environment);
        Assert.Equal(["/tmp/out.txt"], choices.Asked.Outputs);
        Assert.Equal(("in.txt", GuestPath.Stdin), (choices.Asked.Stdin?.Source, choices.Asked.Stdin?.Guest));
    }

    [Fact]
    public void A_program_of_this_folder_comes_along_as_a_file_so_that_the_folder_decides_nothing()
    {
        using var scratch = new ScratchFolder();
        string program = Path.GetRelativePath(Directory.GetCurrentDirectory(), scratch["hello"]);
        File.WriteAllText(program, "#!/bin/sh\n");

        Mp3.Experiments.ProgramFiles.ProgramFilesRequest wanted = ProgramSources.Of(Read("--", program).Choices);

        Assert.Equal(GuestPath.Of(program), Assert.Single(wanted.Programs));
        Assert.Equal((program, GuestPath.Of(program)), (Assert.Single(wanted.Files).Source, wanted.Files[0].Guest));
        Assert.StartsWith("/work/", wanted.Programs[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_variable_that_is_set_twice_the_last_counts() => Assert.Equal(
        ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "USER=root", "LANG=C.UTF-8", "TERM=dumb", "HOME=/tmp", "X=2"],
        ProgramEnvironment.With(["HOME=/tmp", "X=1", "X=2"]));

    [Fact]
    public void Nothing_but_a_program_can_be_missing() => Assert.Equal(
        ExitCode.Usage, Assert.Throws<Mp3Exception>(() => StudyWords.Read(new ProgramStudy())).ExitCode);

    private static ProgramRequest Read(params IReadOnlyList<string> words) => (ProgramRequest)StudyWords.Read(new ProgramStudy(), words);
}
