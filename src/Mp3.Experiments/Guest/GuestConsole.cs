// SPDX-License-Identifier: MIT

using System.Text;

namespace Mp3.Experiments.Guest;

/// <summary>What the guest's kernel printed last.</summary>
/// <param name="Lines">Lines without control characters, oldest first.</param>
internal sealed record GuestConsole(IReadOnlyList<string> Lines)
{
    private const int TailLines = 15;
    private const int LargestRead = 256 * 1024;

    /// <summary>The last lines, for a person to read.</summary>
    public IReadOnlyList<string> Tail => [.. Lines.Skip(Lines.Count - TailLines)];

    /// <summary>The sysctl or the file of the kernel, with its value, that couldn't be set before the experiment; null:
    /// all could.</summary>
    public string? RefusedSetting => After("mp3-init: cannot set ");

    /// <summary>Why a guest died that left no result, in words.</summary>
    public string CauseOfDeath
    {
        get
        {
            if (After("Out of memory: ") is { } memory)
            {
                return $"it ran out of memory ({memory}); give it more (--memory) or make the programs smaller (--scale)";
            }

            return After("Kernel panic - not syncing: ") is { } panic
                ? $"kernel panic: {panic}{Bug}"
                : After("mp3-init: ") ?? "it ended without a result";
        }
    }

    /// <summary>What the kernel says of the mistake before it panics, and where it was made, to be put behind the panic's
    /// own words, which say nothing of it.</summary>
    private string Bug => After("BUG: ") is not { } bug ? ""
        : After("RIP: 0010:") is { } place ? $": {bug}, at {place}"
        : $": {bug}";

    public static GuestConsole Read(string path)
    {
        if (!File.Exists(path))
        {
            return new GuestConsole([]);
        }

        using FileStream file = File.OpenRead(path);
        file.Position = Math.Max(0, file.Length - LargestRead);
        using var reader = new StreamReader(file, Encoding.UTF8);
        return Parse(reader.ReadToEnd());
    }

    internal static GuestConsole Parse(string text) => new([.. text
        .Split('\n')
        .Select(line => string.Concat(line.Where(character => !char.IsControl(character))).TrimEnd())
        .Where(line => line.Length > 0)]);

    private string? After(string marker)
    {
        string? line = Lines.FirstOrDefault(line => line.Contains(marker, StringComparison.Ordinal));
        return line?[(line.IndexOf(marker, StringComparison.Ordinal) + marker.Length)..];
    }
}
