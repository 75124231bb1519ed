// SPDX-License-Identifier: MIT

using System.Text;
using System.Text.RegularExpressions;

namespace Mp3.Experiments.Running.Storage;

/// <summary>The file <c>SHA256SUMS</c> of an entry, as sha256sum writes and checks it.</summary>
internal static partial class Checksums
{
    public const string FileName = "SHA256SUMS";

    private const int MatchTimeoutMs = 1000;

    /// <param name="files">Names and digests.</param>
    public static byte[] Of(IEnumerable<(string Name, string Sha256)> files) =>
        Encoding.ASCII.GetBytes(string.Concat(files.Select(file => $"{file.Sha256}  {file.Name}\n")));

    /// <summary>Digest by name of file; null: it is not such a file.</summary>
    public static IReadOnlyDictionary<string, string>? Parse(byte[] content)
    {
        var digests = new Dictionary<string, string>(StringComparer.Ordinal);
        string text = Encoding.Latin1.GetString(content);
        foreach (string line in text.EndsWith('\n') ? text[..^1].Split('\n') : [""])
        {
            Match match = LinePattern().Match(line);
            if (!match.Success || !digests.TryAdd(match.Groups["name"].Value, match.Groups["digest"].Value))
            {
                return null;
            }
        }

        return digests;
    }

    [GeneratedRegex(@"\A(?<digest>[0-9a-f]{64})  (?<name>[A-Za-z0-9_.-]{1,100})\z", RegexOptions.ExplicitCapture, MatchTimeoutMs)]
    private static partial Regex LinePattern();
}
