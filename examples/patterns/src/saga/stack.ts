/** The functions of the saga and its state machine, which may invoke them and nothing else. */
import { Stack } from 'aws-cdk-lib';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { BookTripStateMachine } from './bookTrip.construct.js';

export class SagaStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new BookTripStateMachine(this, 'BookTrip', {
      resources: {
        Book: LambdaFunction.fromFunctionName(this, 'Book', 'book'),
        Cancel: LambdaFunction.fromFunctionName(this, 'Cancel', 'cancel'),
        Charge: LambdaFunction.fromFunctionName(this, 'Charge', 'charge'),
      },
    });
  }
}
