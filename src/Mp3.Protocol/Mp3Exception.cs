// SPDX-License-Identifier: MIT

namespace Mp3.Protocol;

/// <summary>
/// An error that was foreseen: the message is one line that names the cause and the way out. Every other
/// exception is a bug.
/// </summary>
public sealed class Mp3Exception(string message, int exitCode, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>One of <see cref="Protocol.ExitCode"/>.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>Lines that help to understand the cause, such as the end of a guest's console; for standard error.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>Bad input.</summary>
    public static Mp3Exception Usage(string message, Exception? inner = null) => new(message, Protocol.ExitCode.Usage, inner);

    /// <summary>The machine lacks something; <paramref name="message"/> says what to install.</summary>
    public static Mp3Exception Unavailable(string message, Exception? inner = null) => new(message, Protocol.ExitCode.Unavailable, inner);

    /// <summary>The experiment could not be done or its result is not to be trusted.</summary>
    public static Mp3Exception Failed(string message, Exception? inner = null) => new(message, Protocol.ExitCode.Failed, inner);
}
