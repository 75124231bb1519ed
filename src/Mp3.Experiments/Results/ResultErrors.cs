// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;
using Mp3.Protocol;

namespace Mp3.Experiments.Results;

/// <summary>Turns what the file system refuses into one clear line.</summary>
internal static class ResultErrors
{
    // ENOSPC and EDQUOT: on Linux an IOException's HResult holds the errno.
    private static readonly int[] NoSpace = [28, 122];

    private const int MostErrno = 200;

    /// <summary>Runs <paramref name="action"/>.</summary>
    /// <param name="deed">Completes "cannot …", such as <c>write results/x</c>.</param>
    /// <param name="action">What the file system may refuse.</param>
    /// <exception cref="Mp3Exception">Failed: the disk is full; Usage: every other refusal.</exception>
    public static T Translate<T>(string deed, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (IOException e) when (NoSpace.Contains(e.HResult & 0xffff))
        {
            throw Mp3Exception.Failed($"cannot {deed}: no space left; free some and run again", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Mp3Exception.Usage($"cannot {deed}: {InWords(e)}", e);
        }
    }

    /// <summary>Why the file system refused something, in the words of the system's own programs.</summary>
    public static string InWords(Exception e) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => "no such file or folder",
        PathTooLongException => "the name is too long",
        UnauthorizedAccessException => "permission denied",
        _ when (e.HResult & 0xffff) is > 0 and < MostErrno and int errno => Marshal.GetPInvokeErrorMessage(errno),
        _ => e.Message.ReplaceLineEndings(" ").TrimEnd('.'),
    };

    /// <inheritdoc cref="Translate{T}"/>
    public static void Translate(string deed, Action action) => Translate<object?>(deed, () =>
    {
        action();
        return null;
    });
}
