// SPDX-License-Identifier: MIT

using System.Text.RegularExpressions;

namespace Mp3.Reader.Tests.MemoryModel;

/// <summary>
/// A litmus test: what two threads do, and an outcome that must never be. Each line that orders something says by a
/// comment what becomes of the outcome without it:
/// none: it becomes possible; <c>either</c>: it becomes possible without all of these lines; <c>spare</c>: it stays
/// impossible.
/// </summary>
/// <param name="Name">As its file, without the extension; herd7 says it with its verdict.</param>
/// <param name="Lines">Of the file.</param>
internal sealed partial record LitmusTest(string Name, IReadOnlyList<string> Lines)
{
    /// <summary>herd7's word for an outcome that can't be.</summary>
    public const string Never = nameof(Never);

    /// <summary>herd7's word for one that can.</summary>
    public const string Sometimes = nameof(Sometimes);

    /// <summary>The folder of the ring's.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "litmus");

    /// <summary>Those of the ring, by name.</summary>
    public static IReadOnlyDictionary<string, LitmusTest> All { get; } =
        Directory.GetFiles(Folder, "*.litmus").Order(StringComparer.Ordinal).Select(Read).ToDictionary(test => test.Name, StringComparer.Ordinal);

    /// <summary>Reads one.</summary>
    public static LitmusTest Read(string path) => new(Path.GetFileNameWithoutExtension(path), File.ReadAllLines(path));

    /// <summary>The verdict that its header gives: <c>Result: Never</c>.</summary>
    public string Result => ResultPattern().Match(string.Join('\n', Lines)).Groups["verdict"].Value;

    /// <summary>The test as it is, and with lines that order nothing any more; each with the verdict that is due.</summary>
    public IEnumerable<(LitmusTest Test, string Verdict)> Variants()
    {
        int[] ordering = [.. Enumerable.Range(0, Lines.Count).Where(line => Weaken(Lines[line]) != Lines[line])];
        int[] either = [.. ordering.Where(line => Says(line, "either"))];
        int[] spare = [.. ordering.Where(line => Says(line, "spare"))];
        yield return (this, Never);
        foreach (int line in ordering.Except(either).Except(spare))
        {
            yield return (Without($"{line + 1}", line), Sometimes);
        }

        foreach (int line in either)
        {
            yield return (Without($"{line + 1}", line), Never);
        }

        if (either.Length > 0)
        {
            yield return (Without("either", either), Sometimes);
        }

        if (spare.Length > 0)
        {
            yield return (Without("spare", spare), Never);
        }
    }

    private bool Says(int line, string word) => Lines[line].Contains($"/* {word}: ", StringComparison.Ordinal);

    private LitmusTest Without(string suffix, params int[] lines)
    {
        string name = $"{Name}-without-{suffix}";
        IEnumerable<string> weaker = Lines.Select((line, at) => lines.Contains(at) ? Weaken(line) : line);
        return new LitmusTest(name, [$"C {name}", .. weaker.Skip(1)]);
    }

    private static string Weaken(string line) => AcquirePattern().Replace(
        ReleasePattern().Replace(BarrierPattern().Replace(line, ""), "WRITE_ONCE(*"), "READ_ONCE(*")
        .Replace("atomic_read_acquire(", "atomic_read(", StringComparison.Ordinal);

    [GeneratedRegex(@"Result: (?<verdict>\w+)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex ResultPattern();

    [GeneratedRegex(@"smp_[wr]?mb(__before_atomic)?\(\);", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex BarrierPattern();

    [GeneratedRegex(@"smp_store_release\(", RegexOptions.None, 10_000)]
    private static partial Regex ReleasePattern();

    [GeneratedRegex(@"smp_load_acquire\(", RegexOptions.None, 10_000)]
    private static partial Regex AcquirePattern();
}
