/** Bedrock: a model sorts a support ticket and drafts an answer, as JSON that is checked before anything is done with it. */
import { WorkflowError, workflow } from 'stepscript';
import { bedrock, sqs } from 'stepscript/tasks';

interface Prompt {
  anthropic_version: 'bedrock-2023-05-31';
  max_tokens: number;
  system: string;
  messages: { role: 'user' | 'assistant'; content: string }[];
}
interface Answer {
  content: { text: string }[];
  stop_reason: string;
}

export interface Ticket {
  id: string;
  subject: string;
  text: string;
}

interface Triage {
  team: string;
  urgent: boolean;
  draft: string;
}

export class NoAnswer extends WorkflowError {}

const TEAMS = ['billing', 'shipping', 'returns'];

export const model = bedrock.model<Prompt, Answer>('Model');
export const guardrail = bedrock.guardrail('Guardrail');
export const inbox = sqs.queue('Inbox');

export const triageTicket = workflow(async ({ id, subject, text }: Ticket) => {
  const { Body } = await model.invokeModel(
    {
      Body: {
        anthropic_version: 'bedrock-2023-05-31',
        max_tokens: 500,
        system: `Sort the ticket. Answer with JSON only: {"team": one of ${TEAMS.join(', ')}, "urgent": boolean, "draft": string}`,
        messages: [{ role: 'user', content: `${subject}\n\n${text}` }],
      },
      GuardrailIdentifier: guardrail,
      GuardrailVersion: '1',
    },
    { retry: { errors: 'Bedrock.ThrottlingException', maxAttempts: 5, interval: '2s', jitter: 'FULL' } },
  );
  if (Body.stop_reason !== 'end_turn') throw new NoAnswer(`${id}: ${Body.stop_reason}`);
  const triage = readTriage(Body.content.map((part) => part.text).join(''));
  await inbox.sendMessage({ MessageBody: { ticket: id, ...triage } });
  return triage.team;
});

/** What the model said; a person reads what is not understood. */
function readTriage(text: string): Triage {
  try {
    const { team, urgent, draft } = JSON.parse(text) as Partial<Triage>;
    if (team !== undefined && TEAMS.includes(team)) return { team, urgent: urgent === true, draft: draft ?? '' };
  } catch {
    // No JSON.
  }
  return { team: 'desk', urgent: false, draft: text };
}
