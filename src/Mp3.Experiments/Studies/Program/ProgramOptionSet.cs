// SPDX-License-Identifier: MIT

using System.CommandLine;
using System.Globalization;
using Mp3.Experiments.Machines.Disks;
using Mp3.Experiments.Options;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Processes;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Program;

/// <summary>The options of <c>mp3 run</c>.</summary>
internal sealed class ProgramOptionSet : IStudyOptions
{
    private const int MostCopies = 64;
    private const int MostRoomMib = 65_536;
    private const long MibBytes = 1024 * 1024;

    /// <summary>Less than this, and the kernel kills what it has just started.</summary>
    private const long LeastLimit = 4 * MibBytes;

    private readonly StudyOptionSet _common = new(hasScale: false);

    private readonly Argument<string[]> _words = new("PROGRAM")
    {
        Description = "After --: the program and its arguments; further programs after --and --",
        HelpName = "-- PROGRAM ARGS [--and -- OTHER ARGS]",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> _file = ListOption.Create(
        "--file", "PATH[:GUEST]", $"A file or a tree that comes along (repeatable): an absolute path stays, a relative one lies in {GuestPath.WorkingDirectory}, where programs start");

    private readonly Option<string[]> _package = ListOption.Create(
        "--package", "NAME[=VERSION]", "A Debian package that comes along with its dependencies; it is fetched, not installed (repeatable)");

    private readonly Option<string?> _root = Texts.Option("--root", "FOLDER", "A folder that becomes the programs' whole root");
    private readonly Option<string?> _stdin = Texts.Option("--stdin", "FILE", "What each program reads from standard input [default: an empty one]");
    private readonly Option<string[]> _env = ListOption.Create("--env", "NAME=VALUE", "A variable of the programs (repeatable); PATH, HOME, USER, LANG and TERM have usual values, no other is taken over");
    private readonly TextOption<string> _cwd = new("--cwd", "GUEST", "Where programs start", GuestPath.WorkingDirectory, ReadDirectory);
    private readonly Option<string[]> _output = ListOption.Create("--output", "GUEST", "A file of the programs' root that is brought back into the results (repeatable)");
    private readonly Option<int> _copies = Numbers.Option("--copies", "N", "Run each program N times at once", 1, 1, MostCopies);
    private readonly TextOption<long?> _limit = SizeOption("--limit", "memory.max of all programs together: beyond it their pages are reclaimed, and one is killed if that does not help");
    private readonly TextOption<long?> _high = SizeOption("--high", "memory.high of all programs together: beyond it their pages are reclaimed, and they are slowed down");
    private readonly TextOption<long?> _timeout = new("--timeout", "TIME", "End them after this much of the guest's time: 30s, 5m, 1h", ProgramChoices.NoLimit, ReadTime);

    private readonly TextOption<bool> _until = WordOption.Create(
        "--until", "all: run until every program has ended; first: when one has ended the others are ended too", (ProgramChoices.All, false), (ProgramChoices.First, true));

    private readonly Option<int> _room = Numbers.Option("--room", "MIB", "Room on the programs' disk for what they write, MiB; 0: it is read-only", ProgramChoices.DefaultRoomMib, 0, MostRoomMib);

    private readonly TextOption<NamedDisk> _fileDisk = WordOption.Create(
        "--file-disk", "Modelled disk that programs and files are on", [.. NamedDisk.All.Select(disk => (disk.Name, disk))]);

    private readonly Option<bool> _show = new("--show") { Description = "Print on standard error what the programs print, while they run" };

    private readonly Option<bool> _passExit = new("--pass-exit")
    {
        Description = "End as the first program does: with its exit code, 128 + the number of the signal that killed it, or 124 after --timeout",
    };

    /// <inheritdoc/>
    public IReadOnlyList<Option> All =>
        [_file, _package, _root, _stdin, _env, _cwd, _output, _copies, _limit, _high, _timeout, _until, _room, _fileDisk, _show, _passExit, .. _common.All];

    /// <inheritdoc/>
    public IReadOnlyList<Option> OfSession => [_show, _passExit, .. _common.OfSession];

    /// <inheritdoc/>
    public IReadOnlyList<Argument> Arguments => [_words];

    /// <inheritdoc/>
    public IStudyRequest Read(ParseResult parsed)
    {
        IReadOnlyList<IReadOnlyList<string>> commands = ProgramLine.Read(parsed, parsed.GetValue(_words) ?? []);
        string directory = _cwd.Of(parsed);
        var asked = new ProgramSettings(
            commands,
            [.. Listed(parsed, _file).Select(GuestPath.Parse)],
            Listed(parsed, _package),
            parsed.GetValue(_root),
            parsed.GetValue(_stdin) is { } stdin ? new AskedFile(stdin, GuestPath.Stdin) : null,
            [.. Listed(parsed, _env).Select(RequireVariable)],
            directory,
            [.. Listed(parsed, _output).Select(path => GuestPath.Of(path, directory))]);
        (long? limit, long? high) = (_limit.Of(parsed), _high.Of(parsed));
        if (high > limit)
        {
            throw Mp3Exception.Usage($"--high {ByteSize.Text(high.Value)} is more than --limit {ByteSize.Text(limit.Value)}, which comes first then: choose a smaller --high");
        }

        return new ProgramRequest(
            new ProgramChoices(asked, parsed.GetValue(_copies), limit, high, _timeout.Of(parsed), _until.Of(parsed), parsed.GetValue(_room), _fileDisk.Of(parsed))
            {
                Shows = parsed.GetValue(_show),
                PassesExit = parsed.GetValue(_passExit),
            },
            _common.Read(parsed));
    }

    /// <summary>A size as an option of this study takes it; null: none.</summary>
    internal static TextOption<long?>.Meaning ReadSize(string text) => text == ProgramChoices.NoLimit ? new(null)
        : ByteSize.Parse(text) is not { } bytes ? new(null, $"the form is 64M or 1G, or {ProgramChoices.NoLimit}")
        : bytes < LeastLimit ? new(null, $"a program needs {ByteSize.Text(LeastLimit)} or more")
        : new(bytes);

    /// <summary>Seconds; null: none.</summary>
    internal static TextOption<long?>.Meaning ReadTime(string text)
    {
        const string Forms = "the form is 30s, 5m or 1h, from 1s to 24h";
        const long Most = 24 * 3600;
        if (text == ProgramChoices.NoLimit)
        {
            return new(null);
        }

        long unit = text.Length == 0 ? 0 : text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, _ => 0 };
        return unit > 0 && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number * unit is >= 1 and <= Most
            ? new(number * unit)
            : new(null, Forms);
    }

    private static TextOption<long?> SizeOption(string name, string description) => new(name, "SIZE", $"{description}: 64M, 1G", ProgramChoices.NoLimit, ReadSize);

    private static TextOption<string>.Meaning ReadDirectory(string text) => text.StartsWith('/') ? new(GuestPath.Of(text)) : new(null, "it is a path in the programs' root, from / on");

    private static string[] Listed(ParseResult parsed, Option<string[]> option) => parsed.GetValue(option) ?? [];

    private static string RequireVariable(string text) => ProgramEnvironment.NameOf(text) is null
        ? throw Mp3Exception.Usage($"--env {text}: the form is NAME=VALUE, the name of letters, digits and _")
        : text;
}
